package org.dropback.sandbox.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** A bucket and its objects, in the order of their UTF-8 names. Any thread. */
public final class Bucket {

    public static final Comparator<String> KEY_ORDER = (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
    private static final String SETTINGS = "settings.json";

    private final String name;
    private final Path folder;
    private final Blobs blobs;
    private final ConcurrentSkipListMap<String, StoredObject> objects = new ConcurrentSkipListMap<>(KEY_ORDER);
    private volatile BucketSettings settings;
    private boolean gone;

    Bucket(String name, Path folder, Blobs blobs) throws IOException {
        this.name = name;
        this.folder = folder;
        this.blobs = blobs;
        Files.createDirectories(objectsFolder());
        settings = JsonFiles.read(folder.resolve(SETTINGS), BucketSettings.class)
                .orElse(BucketSettings.standard(Files.getLastModifiedTime(folder).toMillis()));
        JsonFiles.readAll(objectsFolder(), StoredObject.class).forEach(object -> objects.put(object.key(), object));
    }

    public String name() {
        return name;
    }

    public BucketSettings settings() {
        return settings;
    }

    public synchronized void change(UnaryOperator<BucketSettings> change) throws IOException {
        checkThere();
        var changed = change.apply(settings);
        JsonFiles.write(folder.resolve(SETTINGS), changed);
        settings = changed;
    }

    public Optional<StoredObject> object(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** An object to read: its bytes stay until the reading is closed, whatever becomes of the object. */
    public Optional<Reading> read(String key) {
        for (var object = objects.get(key); object != null; object = objects.get(key)) {
            var hold = blobs.hold(object.blobs());
            // Bytes are deleted after the object: where it is still the one, they are there.
            if (objects.get(key) == object) {
                return Optional.of(new Reading(object, hold));
            }
            hold.close();
        }
        return Optional.empty();
    }

    /** @see #read */
    public record Reading(StoredObject object, Blobs.Hold hold) implements AutoCloseable {
        @Override
        public void close() {
            hold.close();
        }
    }

    /** A live view, ordered as a list is. */
    public SortedMap<String, StoredObject> objects() {
        return objects;
    }

    /**
     * Puts an object in place of what may be there.
     *
     * @return false where one is there and may not be overwritten
     */
    public synchronized boolean put(StoredObject object, boolean forbidOverwrite) throws IOException {
        if (forbidOverwrite && objects.containsKey(object.key())) {
            return false;
        }
        replace(object.key(), before -> object);
        return true;
    }

    /** As {@link #put}; where the object does not get there its bytes are removed. */
    public boolean putOrDiscard(StoredObject object, boolean forbidOverwrite) throws IOException {
        boolean there = false;
        try {
            there = put(object, forbidOverwrite);
            return there;
        } finally {
            if (!there) {
                blobs.delete(object.blobs());
            }
        }
    }

    /**
     * Makes an object of what is there, which nobody else changes meanwhile. Bytes that only the former object had are removed.
     *
     * @return the new object
     */
    public synchronized <E extends Exception> StoredObject replace(String key, Change<E> change) throws IOException, E {
        checkThere();
        var before = objects.get(key);
        var object = change.apply(Optional.ofNullable(before));
        JsonFiles.write(file(key), object);
        objects.put(key, object);
        if (before != null) {
            var kept = new HashSet<>(object.blobs());
            blobs.delete(before.blobs().stream().filter(blob -> !kept.contains(blob)).toList());
        }
        return object;
    }

    /** What becomes of an object. */
    @FunctionalInterface
    public interface Change<E extends Exception> {
        StoredObject apply(Optional<StoredObject> before) throws E;
    }

    public synchronized void delete(String key) throws IOException {
        var object = objects.get(key);
        if (object != null) {
            Files.deleteIfExists(file(key));
            objects.remove(key);
            blobs.delete(object.blobs());
        }
    }

    /** Does something for which the bucket must not disappear. */
    synchronized <T> T whileThere(Work<T> work) throws IOException {
        checkThere();
        return work.run();
    }

    /** @see #whileThere */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** @return false where objects are in it, or uploads */
    synchronized boolean remove(Uploads uploads) throws IOException {
        if (!objects.isEmpty() || uploads.in(name).findAny().isPresent()) {
            return false;
        }
        gone = true;
        Folders.delete(folder);
        return true;
    }

    private void checkThere() throws BucketGoneException {
        if (gone) {
            throw new BucketGoneException(name);
        }
    }

    private Path objectsFolder() {
        return folder.resolve("objects");
    }

    private Path file(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return objectsFolder().resolve(HexFormat.of().formatHex(hash) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.dropback.sandbox.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A bucket and its objects, in the order of their UTF-8 names. Any thread. */
public final class Bucket {

    private static final Comparator<String> BYTES = (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

    private final String name;
    private final Path folder;
    private final Instant created;
    private final Blobs blobs;
    private final ConcurrentSkipListMap<String, StoredObject> objects = new ConcurrentSkipListMap<>(BYTES);

    Bucket(String name, Path folder, Blobs blobs) throws IOException {
        this.name = name;
        this.folder = Files.createDirectories(folder);
        this.created = Files.getLastModifiedTime(folder.getParent()).toInstant();
        this.blobs = blobs;
        JsonFiles.readAll(folder, StoredObject.class).forEach(object -> objects.put(object.key(), object));
    }

    public String name() {
        return name;
    }

    public Instant created() {
        return created;
    }

    public Optional<StoredObject> object(String key) {
        return Optional.ofNullable(objects.get(key));
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
        var before = objects.get(object.key());
        if (before != null && forbidOverwrite) {
            return false;
        }
        JsonFiles.write(file(object.key()), object);
        objects.put(object.key(), object);
        if (before != null) {
            blobs.delete(before.blobs());
        }
        return true;
    }

    public synchronized void delete(String key) throws IOException {
        var object = objects.get(key);
        if (object != null) {
            Files.deleteIfExists(file(key));
            objects.remove(key);
            blobs.delete(object.blobs());
        }
    }

    private Path file(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

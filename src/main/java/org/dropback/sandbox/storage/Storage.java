package org.dropback.sandbox.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder with buckets, objects and multipart uploads; one process at a time. Any thread. */
public final class Storage implements AutoCloseable {

    /** Before bucket names, which may be names that Windows forbids, such as {@code con}. */
    private static final String BUCKET = "bucket-";

    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

    private final Path folder;
    private final boolean temporary;
    private static final String LOCK = "lock";
    private static final String MARKER = "dropback-sandbox";
    private static final Pattern HALF_WRITTEN = Pattern.compile("(write|key)[0-9]+\\.tmp");

    private final FileChannel lockFile;
    private final Blobs blobs;
    private final Uploads uploads;
    private final List<Path> damaged;
    private final ConcurrentSkipListMap<String, Bucket> buckets = new ConcurrentSkipListMap<>();

    private Storage(Path folder, boolean temporary, FileChannel lockFile, Executor helpers) throws IOException {
        this.folder = folder;
        this.temporary = temporary;
        this.lockFile = lockFile;
        this.blobs = new Blobs(folder.resolve("blobs"), helpers);
        this.uploads = new Uploads(folder.resolve("uploads"), blobs);
        try (var folders = Files.newDirectoryStream(Files.createDirectories(folder.resolve("buckets")), BUCKET + "*")) {
            for (var each : folders) {
                var name = each.getFileName().toString().substring(BUCKET.length());
                buckets.put(name, new Bucket(name, each, blobs));
            }
        }
        damaged = removeLeftovers();
    }

    /**
     * Opens a folder, made if needed.
     *
     * @param data    null for a temporary one that is deleted at close
     * @param helpers digest large blobs while their next bytes are read
     * @throws ForeignFolderException where the folder holds files that are not a sandbox's
     * @throws FolderInUseException   where another process, or another sandbox of this one, has it open
     */
    public static Storage open(@Nullable Path data, Executor helpers) throws IOException {
        var folder = data == null ? Files.createTempDirectory("dropback-sandbox") : Files.createDirectories(data);
        if (!isOwn(folder)) {
            throw new ForeignFolderException(folder);
        }
        var lockFile = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock(lockFile) == null) {
                throw new FolderInUseException(folder);
            }
            Files.write(folder.resolve(MARKER), new byte[0]);
            return new Storage(folder, data == null, lockFile, helpers);
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    /** Whether a sandbox made the folder, or nobody put anything into it. */
    private static boolean isOwn(Path folder) throws IOException {
        if (Files.exists(folder.resolve(MARKER)) || Files.exists(folder.resolve("callback_key.pem"))) {
            return true;
        }
        try (var files = Files.list(folder)) {
            return files.allMatch(file -> file.getFileName().toString().equals(LOCK));
        }
    }

    /** Files that could not be read at this start or an earlier one, where they are kept; while there is one, no bytes are removed at a start. */
    public List<Path> damaged() {
        return damaged;
    }

    public Path folder() {
        return folder;
    }

    public Blobs blobs() {
        return blobs;
    }

    public Uploads uploads() {
        return uploads;
    }

    public Optional<Bucket> bucket(String name) {
        return Optional.ofNullable(buckets.get(name));
    }

    public Collection<Bucket> buckets() {
        return buckets.values();
    }

    /** Makes a bucket where there is none. The name must be a valid one. */
    public Bucket addBucket(String name) throws IOException {
        return addBucket(name, BucketSettings.standard(System.currentTimeMillis()));
    }

    /** Makes a bucket where there is none; the settings are those of a new one only. The name must be a valid one. */
    public synchronized Bucket addBucket(String name, BucketSettings settings) throws IOException {
        var there = buckets.get(name);
        if (there != null) {
            return there;
        }
        var bucket = new Bucket(name, folder.resolve("buckets").resolve(BUCKET + name), blobs);
        bucket.change(before -> settings);
        buckets.put(name, bucket);
        return bucket;
    }

    /** @return false where the bucket is not empty: objects are in it, or uploads that have not ended */
    public synchronized boolean removeBucket(Bucket bucket) throws IOException {
        return bucket.remove(uploads) && buckets.remove(bucket.name(), bucket);
    }

    /** Begins a multipart upload, see {@link Uploads#begin}. */
    public MultipartUpload beginUpload(Bucket bucket, String key, Map<String, String> headers, long nowMillis) throws IOException {
        return bucket.whileThere(() -> uploads.begin(bucket.name(), key, headers, nowMillis));
    }

    @Override
    public void close() {
        try {
            lockFile.close();
            if (temporary) {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            LOG.warn("{} was not left cleanly", folder, e);
        }
    }

    /** @return the damaged files */
    private List<Path> removeLeftovers() throws IOException {
        var used = new HashSet<String>();
        buckets.values().stream().flatMap(bucket -> bucket.objects().values().stream()).flatMap(object -> object.blobs().stream())
                .forEach(blob -> used.add(blob.id()));
        uploads.dropCompleted(used);
        uploads.all().flatMap(upload -> upload.parts().values().stream()).forEach(part -> used.add(part.blob().id()));
        var aside = new ArrayList<Path>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                if (JsonFiles.isDamaged(path)) {
                    aside.add(path);
                }
                if (HALF_WRITTEN.matcher(path.getFileName().toString()).matches()) {
                    Files.deleteIfExists(path);
                }
            }
        }
        // Nobody knows which bytes the damaged files spoke of.
        if (aside.isEmpty()) {
            blobs.keepOnly(used);
        }
        return List.copyOf(aside);
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}

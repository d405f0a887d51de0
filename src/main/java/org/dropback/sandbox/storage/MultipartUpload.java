package org.dropback.sandbox.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A multipart upload that is neither completed nor aborted. Any thread. */
public final class MultipartUpload {

    /** What Initiate said; headers lower case. */
    public record Start(String id, String bucket, String key, Map<String, String> headers, long startedMillis) {

        public Start {
            Objects.requireNonNull(id);
            Objects.requireNonNull(bucket);
            Objects.requireNonNull(key);
            Objects.requireNonNull(headers);
        }
    }

    /** A part as uploaded last. */
    public record Part(int number, Blob blob, long modifiedMillis) {

        public Part {
            Objects.requireNonNull(blob);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(MultipartUpload.class);

    static final String START_FILE = "upload.start";

    private final Start start;
    private final Path folder;
    private final Blobs blobs;
    private final TreeMap<Integer, Part> parts = new TreeMap<>();
    private boolean ended;

    MultipartUpload(Start start, Path folder, Blobs blobs) throws IOException {
        this.start = start;
        this.folder = folder;
        this.blobs = blobs;
        JsonFiles.readAll(folder, Part.class).forEach(part -> parts.put(part.number(), part));
    }

    public Start start() {
        return start;
    }

    public synchronized SortedMap<Integer, Part> parts() {
        return new TreeMap<>(parts);
    }

    /** @return false where the upload has ended meanwhile; the part's blob is then removed */
    public synchronized boolean put(Part part) throws IOException {
        if (ended) {
            blobs.delete(List.of(part.blob()));
            return false;
        }
        try {
            JsonFiles.write(folder.resolve("part-" + part.number() + ".json"), part);
        } catch (IOException e) {
            blobs.delete(List.of(part.blob()));
            throw e;
        }
        var before = parts.put(part.number(), part);
        if (before != null) {
            blobs.delete(List.of(before.blob()));
        }
        return true;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /**
     * To be called once what the parts became is safe on disk. Parts that come later are refused.
     *
     * @return false where the disk would not have it, so that the upload may be there again at the next start and needs its parts
     */
    synchronized boolean end() {
        ended = true;
        boolean gone = false;
        try {
            // The start first: without it the folder is no upload any more, whenever the process ends.
            Files.deleteIfExists(folder.resolve(START_FILE));
            gone = true;
            Folders.delete(folder);
        } catch (IOException e) {
            LOG.warn("{} cannot be removed until the next start", folder, e);
        }
        return gone;
    }
}

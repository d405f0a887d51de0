package org.dropback.sandbox.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The multipart uploads that have begun and not ended. Any thread. */
public final class Uploads {

    private final Path folder;
    private final Blobs blobs;
    private final ConcurrentHashMap<String, MultipartUpload> uploads = new ConcurrentHashMap<>();

    Uploads(Path folder, Blobs blobs) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.blobs = blobs;
        try (var folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (var each : folders) {
                var file = each.resolve(MultipartUpload.START_FILE);
                var start = JsonFiles.read(file, MultipartUpload.Start.class);
                if (start.isPresent()) {
                    uploads.put(start.get().id(), new MultipartUpload(start.get(), each, blobs));
                } else if (!Files.exists(JsonFiles.aside(file))) {
                    Folders.delete(each);
                }
            }
        }
    }

    /** @param headers lower case, for the object that will be */
    MultipartUpload begin(String bucket, String key, Map<String, String> headers, long nowMillis) throws IOException {
        var id = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        var start = new MultipartUpload.Start(id, bucket, key, headers, nowMillis);
        var own = Files.createDirectory(folder.resolve(id));
        JsonFiles.write(own.resolve(MultipartUpload.START_FILE), start);
        var upload = new MultipartUpload(start, own, blobs);
        uploads.put(id, upload);
        return upload;
    }

    /** The upload with this ID of this very object. */
    public Optional<MultipartUpload> find(String id, String bucket, String key) {
        return Optional.ofNullable(uploads.get(id)).filter(upload -> upload.start().bucket().equals(bucket) && upload.start().key().equals(key));
    }

    /**
     * Ends an upload unless somebody else has. No part changes while {@code commit} runs.
     *
     * @param commit makes of the parts what they are for and returns the blobs that are in use from then on; empty to leave the upload as it is
     * @return whether the upload ended here and now
     */
    public <E extends Exception> boolean end(MultipartUpload upload, Commit<E> commit) throws IOException, E {
        synchronized (upload) {
            var kept = upload.hasEnded() ? Optional.<List<Blob>>empty() : commit.run();
            if (kept.isEmpty()) {
                return false;
            }
            uploads.remove(upload.start().id());
            if (upload.end()) {
                var used = Set.copyOf(kept.get());
                blobs.delete(upload.parts().values().stream().map(MultipartUpload.Part::blob).filter(blob -> !used.contains(blob)).toList());
            }
            return true;
        }
    }

    /** What becomes of the parts of an upload. */
    @FunctionalInterface
    public interface Commit<E extends Exception> {
        Optional<List<Blob>> run() throws IOException, E;
    }

    /** Drops uploads whose parts belong to an object already: the process ended between the two. */
    void dropCompleted(Set<String> blobsOfObjects) {
        for (var upload : List.copyOf(uploads.values())) {
            if (upload.parts().values().stream().anyMatch(part -> blobsOfObjects.contains(part.blob().id()))) {
                upload.end();
                uploads.remove(upload.start().id());
            }
        }
    }

    /** Those of a bucket, by key, those of one key in the order of their IDs. */
    public Stream<MultipartUpload> in(String bucket) {
        return all().filter(upload -> upload.start().bucket().equals(bucket))
                .sorted(Comparator.comparing((MultipartUpload upload) -> upload.start().key(), Bucket.KEY_ORDER)
                        .thenComparing(upload -> upload.start().id()));
    }

    Stream<MultipartUpload> all() {
        return uploads.values().stream();
    }
}

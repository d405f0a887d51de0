package org.dropback.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.dropback.upload.UploadRequest;

/**
 * What a request is about, as far as it can be known without reading the file (house: "Who owns a job"). Blocks on the disk.
 *
 * @param identity of absolute real path, endpoint, bucket and method class; equal for equal ones, and hardly ever for others
 * @param size     bytes, -1 where it cannot be read
 * @param modified milliseconds since the epoch
 */
record JobIdentity(long identity, long size, long modified) {

    /** Real paths of folders are asked for once a batch: asking for that of each file is what would take longest. One thread. */
    static final class Reader {

        private static final int FILE_BITS = 48;

        private final Map<Path, Path> folders = new HashMap<>();
        private final MessageDigest digest;

        Reader() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        JobIdentity of(UploadRequest request) {
            long size = -1;
            long modified = 0;
            var real = request.file().toAbsolutePath().normalize();
            try {
                var attributes = Files.readAttributes(request.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isSymbolicLink()) {
                    real = request.file().toRealPath();
                    attributes = Files.readAttributes(real, BasicFileAttributes.class);
                } else {
                    real = inRealFolder(real);
                }
                size = attributes.isRegularFile() ? attributes.size() : -1;
                modified = attributes.lastModifiedTime().toMillis();
            } catch (IOException e) {
                // The job will find out, and say so.
            }
            return new JobIdentity(hash(request, real), size, modified);
        }

        private Path inRealFolder(Path file) throws IOException {
            var folder = file.getParent();
            var name = file.getFileName();
            if (folder == null || name == null) {
                return file;
            }
            var real = folders.get(folder);
            if (real == null) {
                real = folder.toRealPath();
                folders.put(folder, real);
            }
            return real.resolve(name);
        }

        /** Files of one folder share their first bits, and so lie beside each other in the index: a batch changes few pages of it, not one for each file. */
        private long hash(UploadRequest request, Path real) {
            var connection = request.connection();
            var where = connection.endpoint() + "\n" + connection.bucket() + "\n" + request.options().method() + "\n";
            digest.update(where.getBytes(StandardCharsets.UTF_8));
            long file = ByteBuffer.wrap(digest.digest(PathBytes.of(real))).getLong();
            return (long) String.valueOf(real.getParent()).hashCode() << FILE_BITS | file >>> Long.SIZE - FILE_BITS;
        }
    }
}

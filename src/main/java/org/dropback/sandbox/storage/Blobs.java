package org.dropback.sandbox.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** Files of bytes, named by random IDs. Any thread. */
public final class Blobs {

    private static final int BUFFER = 64 << 10;

    private final Path folder;
    private final Executor helpers;
    private final Semaphore helped = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    private final Map<String, Integer> held = new HashMap<>();
    private final Set<String> doomed = new HashSet<>();

    /** @param helpers digest large blobs while their next bytes are read */
    Blobs(Path folder, Executor helpers) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.helpers = helpers;
    }

    /** Reads a stream to its end into a new blob; when that fails nothing is left. */
    public Blob write(InputStream in) throws IOException {
        return fill(out -> {
            var first = in.readNBytes(BUFFER);
            out.write(first, 0, first.length);
            if (first.length == BUFFER) {
                writeRest(in, first, out);
            }
        });
    }

    /** Of half as many blobs as there are processors the MD5 is computed beside: these keep all processors busy, and memory stays bounded. */
    private void writeRest(InputStream in, byte[] buffer, Digesting out) throws IOException {
        if (!helped.tryAcquire()) {
            for (int n; (n = in.readNBytes(buffer, 0, buffer.length)) > 0;) {
                out.write(buffer, 0, n);
            }
            return;
        }
        try {
            out.writeAll(in, helpers);
        } finally {
            helped.release();
        }
    }

    /** Makes a new blob of a range of blobs that stand one after the other. */
    public Blob duplicate(List<Blob> blobs, long from, long length) throws IOException {
        return fill(out -> copy(blobs, from, length, out));
    }

    /** Copies a range of blobs that stand one after the other. */
    public void copy(List<Blob> blobs, long from, long length, OutputStream out) throws IOException {
        long skip = from;
        long left = length;
        for (var blob : blobs) {
            if (left > 0 && skip < blob.size()) {
                long take = Math.min(left, blob.size() - skip);
                try (var in = Files.newInputStream(folder.resolve(blob.id()))) {
                    in.skipNBytes(skip);
                    copy(in, take, out);
                }
                left -= take;
                skip = 0;
            } else {
                skip = Math.max(0, skip - blob.size());
            }
        }
    }

    /** Keeps blobs readable until the hold is closed, also where they are deleted meanwhile. */
    public Hold hold(List<Blob> blobs) {
        synchronized (held) {
            blobs.forEach(blob -> held.merge(blob.id(), 1, Integer::sum));
        }
        return () -> {
            synchronized (held) {
                for (var blob : blobs) {
                    boolean last = held.merge(blob.id(), -1, (count, less) -> count + less == 0 ? null : count + less) == null;
                    if (last && doomed.remove(blob.id())) {
                        remove(blob.id());
                    }
                }
            }
        };
    }

    /** Closed exactly once. */
    @FunctionalInterface
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /** A blob that is held is removed when nobody holds it any more, one that cannot be removed at the next start. */
    public void delete(List<Blob> blobs) {
        synchronized (held) {
            for (var blob : blobs) {
                if (held.containsKey(blob.id())) {
                    doomed.add(blob.id());
                } else {
                    remove(blob.id());
                }
            }
        }
    }

    private void remove(String id) {
        try {
            Files.deleteIfExists(folder.resolve(id));
        } catch (IOException e) {
            // Such as a virus scanner that has it open: the next start removes it.
        }
    }

    void keepOnly(Set<String> ids) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (!ids.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Blob fill(Filling filling) throws IOException {
        var id = UUID.randomUUID().toString();
        var file = folder.resolve(id);
        try (var out = new Digesting(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            filling.fill(out);
            return out.blob(id);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private interface Filling {
        void fill(Digesting out) throws IOException;
    }

    private static void copy(InputStream in, long length, OutputStream out) throws IOException {
        var buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) {
                throw new IOException("A blob is shorter than it was");
            }
            out.write(buffer, 0, n);
            left -= n;
        }
    }
}

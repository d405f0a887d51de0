package org.dropback.secret;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.dropback.secret.VaultException.Reason;
import org.jspecify.annotations.Nullable;

/** One writer at a time, of whatever process: an operating system's lock on a file beside the one that is written. It goes with its process. Any thread. */
final class VaultLock {

    private static final long PAUSE_MILLIS = 5;

    private final Path file;
    private final Duration patience;

    VaultLock(Path file, Duration patience) {
        this.file = file;
        this.patience = patience;
    }

    interface Work {
        void run() throws VaultException;
    }

    /** @throws VaultException where another one does not let go of it in time, or by the work */
    void during(Work work) throws VaultException {
        // An operating system's lock is the whole process's, and lost as soon as any thread closes the file: an interned text is one object in all of it.
        synchronized (file.toString().intern()) {
            try {
                Files.createDirectories(file.getParent());
                try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE); var _ = lock(channel)) {
                    work.run();
                }
            } catch (IOException e) {
                throw new VaultException(Reason.FILE_UNUSABLE, file + " (" + e.getClass().getSimpleName() + ")", e);
            }
        }
    }

    private FileLock lock(FileChannel channel) throws IOException, VaultException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            var lock = tried(channel);
            while (lock == null) {
                if (System.nanoTime() - deadline > 0) {
                    throw new VaultException(Reason.FILE_UNUSABLE, file + " (locked)", null);
                }
                Thread.sleep(PAUSE_MILLIS);
                lock = tried(channel);
            }
            return lock;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VaultException(Reason.FILE_UNUSABLE, file + " (interrupted)", null);
        }
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Somebody else's code in this process.
            return null;
        }
    }
}

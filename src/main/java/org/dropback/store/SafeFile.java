package org.dropback.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces a file whole or not at all: whatever fails, and whenever the power goes, there is the old content or the new. */
final class SafeFile {

    private static final Logger LOG = LoggerFactory.getLogger(SafeFile.class);

    private SafeFile() {
    }

    /** @param target in a folder that exists */
    static void replace(Path target, byte[] content) throws IOException {
        var temporary = Files.createTempFile(target.getParent(), ".profile", ".tmp");
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        flushFolder(target.getParent());
    }

    /** Moves a SQLite file, and what of it stands in files beside it, out of the way. @return where it is now */
    static Path setDatabaseAside(Path file) throws IOException {
        var aside = ProfileFiles.setAside(file);
        for (var suffix : new String[] {"-wal", "-shm"}) {
            var beside = file.resolveSibling(file.getFileName() + suffix);
            if (Files.exists(beside)) {
                Files.move(beside, aside.resolveSibling(aside.getFileName() + suffix));
            }
        }
        return aside;
    }

    /** So that the move itself outlives a power cut. Windows opens no folders, and needs none of this. */
    private static void flushFolder(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.debug("Folder {} cannot be flushed", folder, e);
        }
    }
}

package org.dropback.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who lives: each owner of jobs holds an OS lock on a file of its own, which the system frees however the process ends (house: "Who owns a job"). Also of
 * two owners in one process each knows the other to be alive.
 */
final class OwnerLocks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerLocks.class);

    private final Path folder;
    private final String name;
    private final FileChannel channel;
    private final FileLock lock;

    private OwnerLocks(Path folder, String name, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.name = name;
        this.channel = channel;
        this.lock = lock;
    }

    static OwnerLocks take(Path folder) throws IOException {
        Files.createDirectories(folder);
        var name = UUID.randomUUID() + ".lock";
        var channel = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return new OwnerLocks(folder, name, channel, lock);
            }
            throw new IOException("a new lock is taken: " + name);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Of this owner. */
    String name() {
        return name;
    }

    /** Whether an owner lives. In doubt it does: two who work on one job would be worse than none. */
    boolean isAlive(String owner) {
        if (owner.equals(name)) {
            return true;
        }
        try (var other = FileChannel.open(folder.resolve(owner), StandardOpenOption.WRITE)) {
            @Nullable FileLock taken = other.tryLock();
            if (taken == null) {
                return true;
            }
            taken.close();
            return false;
        } catch (NoSuchFileException e) {
            return false;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            LOG.warn("Nobody knows whether owner {} lives", owner, e);
            return true;
        }
    }

    /** Takes the file of an owner away that has ended and owns nothing. */
    void forget(String owner) {
        try {
            Files.deleteIfExists(folder.resolve(owner));
        } catch (IOException e) {
            LOG.debug("The lock {} stays", owner, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
            channel.close();
        } catch (IOException e) {
            LOG.warn("The lock {} did not close", name, e);
        }
    }
}

package org.dropback.app.instance;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to be the one window of a home: an OS lock, which the system frees however its process ends, on a file that says where the window listens.
 * Any thread.
 */
public final class OneWindow implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(OneWindow.class);
    private static final long PAUSE_MILLIS = 100;
    /** Beyond the text: Windows lets nobody read what is locked. */
    private static final long LOCKED = Long.MAX_VALUE - 1;
    private static final int LONGEST_ADDRESS = 1 << 12;

    private final @Nullable FileChannel lock;
    private final @Nullable Reception reception;

    /** How a start went on. */
    public sealed interface Start {

        /** There is no other window. */
        record First(OneWindow window) implements Start {
        }

        /** The open window has the files. */
        record HandedOver() implements Start {
        }

        /** There is one, and it did not answer. */
        record Hangs() implements Start {
        }
    }

    private OneWindow(@Nullable FileChannel lock, @Nullable Reception reception) {
        this.lock = lock;
        this.reception = reception;
    }

    /**
     * Becomes the one window, or hands over to it; waits while that one opens or closes, {@link #PATIENCE} at most.
     *
     * @param folder  of its own in the home; made where it is not there
     * @param runtime a short path for the socket, where the home's is too long
     * @param files   handed over; none asks the window to come to the front
     */
    public static Start start(Path folder, Path runtime, List<Path> files) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var first = claim(folder, runtime);
                if (first != null) {
                    return new Start.First(first);
                }
                var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
                switch (left.isZero() ? HandOver.Result.HANGS : HandOver.to(address(folder), files, left)) {
                    case TAKEN -> {
                        return new Start.HandedOver();
                    }
                    case HANGS -> {
                        return new Start.Hangs();
                    }
                    case NOBODY -> Thread.sleep(PAUSE_MILLIS);
                }
            } catch (IOException | UnsupportedOperationException e) {
                LOG.warn("two windows may open on this home, which is no harm", e);
                return new Start.First(new OneWindow(null, null));
            }
        }
    }

    /** Null where somebody else has it. */
    private static @Nullable OneWindow claim(Path folder, Path runtime) throws IOException {
        WindowAddress.makePrivate(folder);
        var channel = FileChannel.open(lockFile(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(LOCKED, 1, false) != null) {
                channel.truncate(0);
                var socket = WindowAddress.prepare(folder, runtime);
                var reception = new Reception(socket);
                channel.write(ByteBuffer.wrap(socket.toUri().toString().getBytes(StandardCharsets.US_ASCII)));
                return new OneWindow(channel, reception);
            }
        } catch (OverlappingFileLockException e) {
            // By another one in this process.
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    /** Where the window listens, or what a reader makes of a file that is being written: nobody listens there. */
    private static Path address(Path folder) throws IOException {
        try (var file = Files.newInputStream(lockFile(folder))) {
            return Path.of(URI.create(new String(file.readNBytes(LONGEST_ADDRESS), StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return folder.resolve("nobody");
        }
    }

    private static Path lockFile(Path folder) {
        return folder.resolve("lock");
    }

    /** From now on the window takes files. @param thread the window's */
    public void ready(Executor thread, Consumer<List<Path>> files) {
        if (reception != null) {
            reception.ready(thread, files);
        }
    }

    /** The window is closing: later starts wait until it is closed, and then open their own. */
    public void stopReceiving() {
        if (reception != null) {
            reception.close();
        }
    }

    @Override
    public void close() {
        stopReceiving();
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                LOG.debug("the lock of the window did not close", e);
            }
        }
    }
}

package org.dropback.app.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the files of later starts. Whoever sends something else, too much or too slowly is cut off; who is another user is not heard. */
final class Reception implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final int AT_ONCE = 8;
    private static final Duration REQUEST = Duration.ofSeconds(4);
    /** With {@link #REQUEST} shorter than {@link HandOver#ANSWER}: a window gives up before who waits for it does. */
    private static final Duration TURN = Duration.ofSeconds(4);

    private static final Duration RECOVERY = Duration.ofSeconds(1);

    private final Path socket;
    private final ServerSocketChannel server;
    private final CompletableFuture<Window> window = new CompletableFuture<>();
    private final Semaphore places = new Semaphore(AT_ONCE);

    private record Window(Executor thread, Consumer<List<Path>> files) {
    }

    /** @param socket what is left of an earlier one is deleted */
    Reception(Path socket) throws IOException {
        this.socket = socket;
        Files.deleteIfExists(socket);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        Thread.ofPlatform().daemon().name("reception").start(this::accept);
    }

    /** From now on those who wait are served. @param thread the window's */
    void ready(Executor thread, Consumer<List<Path>> files) {
        window.complete(new Window(thread, files));
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                var guest = server.accept();
                if (places.tryAcquire()) {
                    Thread.ofVirtual().name("hand-over").start(() -> {
                        try {
                            serve(guest);
                        } finally {
                            places.release();
                        }
                    });
                } else {
                    guest.close();
                }
            } catch (ClosedChannelException e) {
                LOG.debug("nobody is received any more", e);
            } catch (IOException e) {
                // As when this process has too many files open; later there may be fewer.
                LOG.warn("a start beside this one could not be received: {}", e.toString());
                LockSupport.parkNanos(RECOVERY.toNanos());
            }
        }
    }

    private void serve(SocketChannel channel) {
        try (var guest = new TimedSocket(channel)) {
            if (!isOwn(channel)) {
                LOG.warn("another user knocked at the window and was refused");
                return;
            }
            var open = window.get(OneWindow.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            guest.within(REQUEST);
            guest.send(HandOver.GREETING);
            var request = guest.read(HandOver.MOST_BYTES + 1);
            if (request.length > HandOver.MOST_BYTES) {
                throw new IOException("more than " + HandOver.MOST_BYTES + " bytes");
            }
            if (isTaken(HandOver.read(request), open)) {
                guest.within(REQUEST);
                guest.send(HandOver.TAKEN);
            }
        } catch (IOException | TimeoutException | ExecutionException e) {
            LOG.warn("a start beside this one was not understood: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The kernel says who it is, except on Windows, where the folder alone keeps others out. */
    private boolean isOwn(SocketChannel channel) throws IOException {
        return !channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
                || channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName().equals(Files.getOwner(socket).getName());
    }

    /** Either the window takes the files now, or, where its thread hangs, never. */
    private static boolean isTaken(List<Path> files, Window window) throws InterruptedException {
        var begun = new AtomicBoolean();
        var done = new CountDownLatch(1);
        window.thread().execute(() -> {
            if (begun.compareAndSet(false, true)) {
                window.files().accept(files);
                done.countDown();
            }
        });
        if (!done.await(TURN.toMillis(), TimeUnit.MILLISECONDS) && begun.compareAndSet(false, true)) {
            return false;
        }
        return done.await(TURN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.debug("the socket {} stays", socket, e);
        }
    }
}

package org.dropback.app.instance;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the two sides say: the window, once it is ready, {@link #GREETING}; the other one a file URI a line, and ends; the window {@link #TAKEN}. The window
 * speaks first so that one that hung, and wakes later, takes nothing from a start that has told its user that nothing was taken.
 */
final class HandOver {

    static final byte[] GREETING = "dropback-window 1\n".getBytes(StandardCharsets.US_ASCII);
    static final byte[] TAKEN = "taken\n".getBytes(StandardCharsets.US_ASCII);
    /** How long a window that has greeted may take to answer. */
    static final Duration ANSWER = Duration.ofSeconds(10);
    static final int MOST_BYTES = 32 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    enum Result { TAKEN, NOBODY, HANGS }

    private HandOver() {
    }

    /** @param patience until the window is ready. @return NOBODY where no window listens, or not any more */
    static Result to(Path socket, List<Path> files, Duration patience) {
        try (var window = new TimedSocket(SocketChannel.open(UnixDomainSocketAddress.of(socket)))) {
            window.within(patience);
            if (!Arrays.equals(GREETING, window.read(GREETING.length))) {
                return Result.NOBODY;
            }
            window.within(ANSWER);
            window.send(written(files));
            window.endOfSending();
            return Arrays.equals(TAKEN, window.read(TAKEN.length)) ? Result.TAKEN : Result.NOBODY;
        } catch (InterruptedIOException e) {
            return Result.HANGS;
        } catch (IOException | RuntimeException e) {
            LOG.debug("no window at {}", socket, e);
            return Result.NOBODY;
        }
    }

    private static byte[] written(List<Path> files) {
        return files.stream().map(file -> file.toAbsolutePath().toUri() + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.US_ASCII);
    }

    /** @throws IOException where this is nothing that {@link #written} wrote */
    static List<Path> read(byte[] request) throws IOException {
        try {
            return new String(request, StandardCharsets.UTF_8).lines().map(line -> Path.of(URI.create(line))).toList();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IOException("not the URIs of files", e);
        }
    }
}

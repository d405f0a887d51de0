package org.dropback.upload.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A line to the sandbox that does to each request what a test wants: lose it, lose its answer, or hold it up. */
final class Relay implements AutoCloseable {

    enum Fate { PASS, LOSE_ANSWER, LOSE_REQUEST, HANG_UP, HOLD_BODY, HOLD_ANSWER, REFUSE,
        /** What a gateway says that lost the one behind it after the last byte. */
        GATEWAY_503,
        /** Asks for three seconds. */
        WAIT_3S,
        /** The line breaks, and what was on it arrives only when it is let go. */
        LATE }

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

    private final ServerSocket server;
    private final int target;
    private volatile Function<String, Fate> rule = _ -> Fate.PASS;
    private volatile CountDownLatch gate = new CountDownLatch(1);
    private volatile CountDownLatch held = new CountDownLatch(1);

    Relay(int target) throws IOException {
        this(target, 0);
    }

    /** @param port 0 for any that is free */
    Relay(int target, int port) throws IOException {
        this.target = target;
        server = new ServerSocket();
        // Lines of an earlier one may still be closing.
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    var client = server.accept();
                    Thread.ofVirtual().start(() -> serve(client));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    /** @param newRule the fate of a request line such as {@code PUT /bucket/key HTTP/1.1} */
    void rule(Function<String, Fate> newRule) {
        rule = newRule;
        gate = new CountDownLatch(1);
        held = new CountDownLatch(1);
    }

    void awaitHeld() throws InterruptedException {
        if (!held.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("nothing came that was to be held");
        }
    }

    /** Lets go of what is held. */
    void openAll() {
        gate.countDown();
    }

    private void serve(Socket client) {
        try (client; var upstream = new Socket(InetAddress.getLoopbackAddress(), target)) {
            var in = new BufferedInputStream(client.getInputStream(), 1 << 16);
            var answers = new BufferedInputStream(upstream.getInputStream(), 1 << 16);
            while (exchange(in, client.getOutputStream(), answers, upstream.getOutputStream())) {
                // The next one on the same connection.
            }
        } catch (IOException | InterruptedException e) {
            // Both ends notice.
        }
    }

    private boolean exchange(InputStream in, OutputStream out, InputStream answers, OutputStream upstream) throws IOException, InterruptedException {
        var head = head(in);
        var line = head.lines().findFirst().orElse("");
        var fate = line.isEmpty() ? Fate.HANG_UP : rule.apply(line);
        if (fate == Fate.HANG_UP) {
            return false;
        }
        if (fate == Fate.REFUSE) {
            out.write("HTTP/1.1 403 Forbidden\r\nx-oss-request-id: 65F0\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1));
            return false;
        }
        if (fate == Fate.WAIT_3S) {
            copy(in, OutputStream.nullOutputStream(), length(head));
            out.write("HTTP/1.1 503 Slow\r\nx-oss-request-id: 65F0\r\nRetry-After: 3\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1));
            return true;
        }
        if (fate == Fate.LATE) {
            var body = in.readNBytes((int) length(head));
            out.close();
            hold();
            upstream.write(head.getBytes(ISO_8859_1));
            upstream.write(body);
            head(answers);
            return false;
        }
        if (fate == Fate.HOLD_BODY) {
            hold();
        }
        var sink = fate == Fate.LOSE_REQUEST ? OutputStream.nullOutputStream() : upstream;
        sink.write(head.getBytes(ISO_8859_1));
        copy(in, sink, length(head));
        sink.flush();
        if (fate == Fate.LOSE_REQUEST) {
            return false;
        }
        var answer = head(answers);
        if (fate == Fate.HOLD_ANSWER) {
            hold();
        }
        if (fate == Fate.LOSE_ANSWER) {
            return false;
        }
        if (fate == Fate.GATEWAY_503) {
            out.write("HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain\r\nContent-Length: 22\r\n\r\nupstream connect error".getBytes(ISO_8859_1));
            return false;
        }
        out.write(answer.getBytes(ISO_8859_1));
        copy(answers, out, line.startsWith("HEAD") ? 0 : length(answer));
        out.flush();
        return true;
    }

    private void hold() throws InterruptedException {
        held.countDown();
        gate.await();
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (var last = 0; last != 0x0d0a0d0a; ) {
            var next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            last = last << 8 | next;
        }
        return head.toString(ISO_8859_1);
    }

    private static long length(String head) {
        var found = LENGTH.matcher(head);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private static void copy(InputStream from, OutputStream to, long length) throws IOException {
        var buffer = new byte[1 << 16];
        for (var left = length; left > 0; ) {
            var read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("cut off");
            }
            to.write(buffer, 0, read);
            left -= read;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

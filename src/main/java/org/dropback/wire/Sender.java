package org.dropback.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.dropback.wire.Delivery.Failure;

/**
 * Sends one request on a connection of its own and reads the answer. Of a name with several addresses the next one is tried where one takes no
 * connection. Follows no redirect, uses no proxy. Immutable, any thread.
 */
public final class Sender {

    private final Trust trust;
    private final Predicate<InetAddress> callable;
    private final NameLookup lookup;

    /** Trusts whom the system trusts. */
    public Sender() {
        this(Trust.SYSTEM);
    }

    public Sender(Trust trust) {
        this(trust, _ -> true);
    }

    /** @param callable whether an address of a name may be connected to */
    public Sender(Trust trust, Predicate<InetAddress> callable) {
        this(trust, callable, NameLookup.SYSTEM);
    }

    Sender(Trust trust, Predicate<InetAddress> callable, NameLookup lookup) {
        this.trust = trust;
        this.callable = callable;
        this.lookup = lookup;
    }

    /**
     * Sends and waits for the whole answer.
     *
     * @param limit   for everything together: lookup, connecting, TLS, sending, the answer to its last byte
     * @param maxBody bytes of the answer's body that are kept
     * @throws InterruptedException where the waiting thread is interrupted; the connection is closed
     */
    public Delivery send(OutgoingRequest request, Duration limit, int maxBody) throws InterruptedException {
        return send(request, limit, maxBody, _ -> { });
    }

    /** @param listener told of each step, the one that failed too; on a thread of the sender's or the caller's, never after the return */
    public Delivery send(OutgoingRequest request, Duration limit, int maxBody, Consumer<SendStep> listener) throws InterruptedException {
        var bytes = request.bytes();
        var watch = new Stopwatch(request.tls(), listener);
        return run(dial -> exchange(dial, request, bytes, maxBody, watch), bytes, limit, watch);
    }

    /** Connects and speaks TLS as {@link #send} does, sends nothing and hangs up. Where it gets no handshake, its problem says why. */
    public Handshake handshake(OutgoingRequest request, Duration limit) throws InterruptedException {
        var watch = new Stopwatch(true, _ -> { });
        var delivery = run(dial -> {
            new TlsClient(trust).secured(connected(dial, request, watch), request, watch);
            return new WireAnswer(0, List.of(), new byte[0], new byte[0], false);
        }, new byte[0], limit, watch);
        return watch.handshake().orElseGet(() -> new Handshake(request.namesHost(), "", "", "",
                delivery instanceof Delivery.Failed failed ? failed.detail() : ""));
    }

    private interface Work {
        WireAnswer on(Dial dial) throws IOException, GeneralSecurityException;
    }

    private static Delivery run(Work work, byte[] bytes, Duration limit, Stopwatch watch) throws InterruptedException {
        var dial = new Dial();
        var task = new FutureTask<>(() -> work.on(dial));
        Thread.ofVirtual().name("sender").start(task);
        try (dial) {
            var answer = task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return new Delivery.Answered(bytes, watch.total(), answer);
        } catch (TimeoutException e) {
            return failed(bytes, watch, Failure.TIMED_OUT, "no whole answer within " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            var cause = e.getCause();
            return failed(bytes, watch, failure(cause), TlsClient.reason(cause));
        } finally {
            watch.end();
        }
    }

    private static Delivery failed(byte[] bytes, Stopwatch watch, Failure failure, String detail) {
        var took = watch.total();
        watch.failed(detail);
        return new Delivery.Failed(bytes, took, failure, detail);
    }

    private WireAnswer exchange(Dial dial, OutgoingRequest request, byte[] bytes, int maxBody, Stopwatch watch)
            throws IOException, GeneralSecurityException {
        var plain = connected(dial, request, watch);
        var stream = request.tls() ? new TlsClient(trust).secured(plain, request, watch) : plain;
        stream.getOutputStream().write(bytes);
        stream.getOutputStream().flush();
        watch.done(bytes.length + " B");
        var answer = new AnswerReader(new BufferedInputStream(stream.getInputStream()), maxBody)
                .read(request.method().equals("HEAD"), head -> watch.done(String.valueOf(head.status())));
        watch.done(answer.body().length + " B");
        return answer;
    }

    private Socket connected(Dial dial, OutgoingRequest request, Stopwatch watch) throws IOException {
        var addresses = lookup.all(request.host()).stream().filter(callable).toList();
        if (addresses.isEmpty()) {
            throw new UnknownHostException(request.host());
        }
        watch.done(addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", ")));
        try {
            var socket = dial.connect(addresses, request.port());
            watch.done(socket.getInetAddress().getHostAddress() + ":" + request.port());
            return socket;
        } catch (IOException e) {
            throw new NotConnectedException(e);
        }
    }

    private static Failure failure(Throwable cause) {
        return switch (cause) {
            case UnknownHostException e -> Failure.HOST_UNKNOWN;
            case NotConnectedException e -> Failure.NOT_CONNECTED;
            case SSLException e -> Failure.TLS_FAILED;
            case MalformedAnswerException e -> Failure.ANSWER_MALFORMED;
            default -> Failure.CONNECTION_LOST;
        };
    }

    private static final class NotConnectedException extends IOException {

        NotConnectedException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}

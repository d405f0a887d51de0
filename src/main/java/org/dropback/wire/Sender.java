package org.dropback.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.dropback.wire.Delivery.Failure;

/** Sends one request on a connection of its own and reads the answer. Follows no redirect, uses no proxy. Immutable, any thread. */
public final class Sender {

    private final Trust trust;

    /** Trusts whom the system trusts. */
    public Sender() {
        this(Trust.SYSTEM);
    }

    public Sender(Trust trust) {
        this.trust = trust;
    }

    /**
     * Sends and waits for the whole answer.
     *
     * @param limit   for everything together: lookup, connecting, TLS, sending, the answer to its last byte
     * @param maxBody bytes of the answer's body that are kept
     * @throws InterruptedException where the waiting thread is interrupted; the connection is closed
     */
    public Delivery send(OutgoingRequest request, Duration limit, int maxBody) throws InterruptedException {
        long start = System.nanoTime();
        var bytes = request.bytes();
        var socket = new Socket();
        var task = new FutureTask<>(() -> exchange(socket, request, bytes, maxBody));
        Thread.ofVirtual().name("sender").start(task);
        try {
            var answer = task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return new Delivery.Answered(bytes, since(start), answer);
        } catch (TimeoutException e) {
            return new Delivery.Failed(bytes, since(start), Failure.TIMED_OUT, "no whole answer within " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            var cause = e.getCause();
            return new Delivery.Failed(bytes, since(start), failure(cause), String.valueOf(cause.getMessage()));
        } finally {
            close(socket);
        }
    }

    private WireAnswer exchange(Socket socket, OutgoingRequest request, byte[] bytes, int maxBody)
            throws IOException, GeneralSecurityException {
        var address = new InetSocketAddress(request.host(), request.port());
        if (address.isUnresolved()) {
            throw new UnknownHostException(request.host());
        }
        try {
            socket.connect(address);
        } catch (IOException e) {
            throw new NotConnectedException(e);
        }
        socket.setTcpNoDelay(true);
        var stream = request.tls() ? secured(socket, request) : socket;
        stream.getOutputStream().write(bytes);
        stream.getOutputStream().flush();
        return new AnswerReader(new BufferedInputStream(stream.getInputStream()), maxBody).read(request.method().equals("HEAD"));
    }

    private Socket secured(Socket plain, OutgoingRequest request) throws IOException, GeneralSecurityException {
        // A context of its own: a session resumed from a shared one would report the first connection's SNI.
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.managers(), null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, request.host(), request.port(), true);
        var parameters = socket.getSSLParameters();
        if (trust.hostVerified()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        parameters.setServerNames(request.sni() && !isAddress(request.host()) ? List.of(new SNIHostName(request.host())) : List.of());
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static boolean isAddress(String host) {
        return host.matches("[0-9.]+") || host.contains(":");
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

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The exchange is over; a connection that cannot be closed properly is closed all the same.
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static final class NotConnectedException extends IOException {

        NotConnectedException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}

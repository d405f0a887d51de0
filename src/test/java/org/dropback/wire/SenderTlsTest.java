package org.dropback.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.dropback.testing.Patience;
import org.dropback.wire.Delivery.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static SSLContext context;

    private final BlockingQueue<String> names = new LinkedBlockingQueue<>();
    private SSLServerSocket server;

    @BeforeAll
    static void makeASelfSignedCertificate() throws Exception {
        var store = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(keytool, "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost",
                "-keystore", store.toString(), "-storepass", PASSWORD).redirectErrorStream(true).start();
        made.getInputStream().readAllBytes();
        assertEquals(0, made.waitFor());
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, PASSWORD.toCharArray());
        context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
    }

    @BeforeEach
    void listen() throws Exception {
        server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        var parameters = server.getSSLParameters();
        parameters.setSNIMatchers(List.of(new SNIMatcher(0) {
            @Override
            public boolean matches(SNIServerName name) {
                names.add(new String(name.getEncoded(), java.nio.charset.StandardCharsets.US_ASCII));
                return true;
            }
        }));
        server.setSSLParameters(parameters);
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (var socket = (SSLSocket) server.accept()) {
                    var asked = ((ExtendedSSLSession) handshake(socket)).getRequestedServerNames();
                    names.add(asked.isEmpty() ? "none" : "some");
                } catch (java.io.IOException e) {
                    names.add("ended");
                }
            }
        });
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void anUnknownCertificateIsRefused() throws Exception {
        var failed = assertInstanceOf(Delivery.Failed.class, send("localhost", true));
        assertEquals(Failure.TLS_FAILED, failed.failure());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionThatEndsWithinTheHandshakeIsAFailureOfTls(boolean reset) throws Exception {
        try (var peer = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                try (var accepted = peer.accept()) {
                    accepted.getInputStream().read(new byte[8192]);
                    accepted.setSoLinger(reset, 0);
                } catch (IOException e) {
                    // The test is over.
                }
            });
            var request = new OutgoingRequest("127.0.0.1", peer.getLocalPort(), true, false, "GET", "/", List.of(), new byte[0]);
            var failed = assertInstanceOf(Delivery.Failed.class, new Sender().send(request, Patience.LIMIT, 100));
            assertEquals(Failure.TLS_FAILED, failed.failure(), failed.detail());
        }
    }

    @Test
    void sniNamesTheHostWhenOn() throws Exception {
        send("localhost", true);
        assertEquals("localhost", names.poll(60, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @CsvSource({"a_b.example.com,a_b.example.com", "example.com.,example.com", "_a.example,_a.example"})
    void sniNamesEveryHostThatAUrlMayHave(String host, String named) throws Exception {
        // Java's own server refuses underscores as well, so this one only reads the first record.
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
             var socket = (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), plain.getLocalPort())) {
            var parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(TlsClient.serverName(host)));
            socket.setSSLParameters(parameters);
            Thread.ofVirtual().start(() -> {
                try (var accepted = plain.accept()) {
                    var in = new DataInputStream(accepted.getInputStream());
                    in.skipNBytes(3);
                    names.add(new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    names.add(e.toString());
                }
            });
            assertThrows(IOException.class, socket::startHandshake);
        }
        var length = (char) named.length();
        var hello = String.valueOf(names.poll(60, TimeUnit.SECONDS));
        assertTrue(hello.contains("\0" + (char) (length + 3) + "\0\0" + length + named), hello);
    }

    @Test
    void sniIsAbsentWhenOff() throws Exception {
        send("localhost", false);
        assertEquals("ended", names.poll(60, TimeUnit.SECONDS));
    }

    @Test
    void anAddressIsNeverNamedInSni() throws Exception {
        send("127.0.0.1", true);
        assertEquals("ended", names.poll(60, TimeUnit.SECONDS));
    }

    private Delivery send(String host, boolean sni) throws InterruptedException {
        return new Sender().send(new OutgoingRequest(host, server.getLocalPort(), true, sni, "GET", "/", List.of(), new byte[0]), Patience.LIMIT, 100);
    }

    private static javax.net.ssl.SSLSession handshake(SSLSocket socket) throws java.io.IOException {
        socket.startHandshake();
        socket.getInputStream().read();
        return socket.getSession();
    }
}

package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.ossHeaders;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.Line;
import org.dropback.connection.ObjectPlace;
import org.dropback.connection.PresignedUrl;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.secret.Secret;
import org.dropback.testing.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old buckets may have an underscore in their names, which for Java is no host. A proxy stands for OSS, since no name server knows them. */
class UnderscoreBucketTest {

    private static final String HOST = "my_bucket.oss-cn-hangzhou.aliyuncs.com";
    private static final char[] PASSWORD = "password".toCharArray();
    private static final byte[] BYTES = StoreFixture.bytes(3000);
    private static final String DATE = "Last-Modified: Wed, 25 Nov 2026 10:00:00 GMT";
    private static final ObjectTarget TARGET = new ObjectTarget("my_bucket", "a/b", null, null);

    private final StoreFixture.Watch watch = new StoreFixture.Watch();

    @TempDir
    Path folder;

    @Test
    void itsFilesAreSentAndFound() throws Exception {
        try (var oss = new ScriptedServer((request, out) -> {
            var body = request.body();
            respond(out, 200, "", ossHeaders(request.method().equals("POST") ? BYTES : body, DATE));
        });
             var store = store("http", oss.endpoint().getPort(), SSLContext.getDefault())) {
            store.put(TARGET, new ByteBody(BYTES), watch);
            store.head("my_bucket", "a/b");
            store.post(TARGET, new ByteBody(BYTES), watch);
            for (var request : oss.received()) {
                assertEquals(HOST, URI.create(request.target()).getRawAuthority());
                assertEquals(HOST, request.headers().get("host"));
            }
            assertEquals(3, oss.received().size());
        }
    }

    @Test
    void aUrlMadeHereIsSpent() throws Exception {
        try (var oss = new ScriptedServer((request, out) -> respond(out, 200, "", ossHeaders(request.body())));
             var store = store("http", oss.endpoint().getPort(), SSLContext.getDefault())) {
            var made = store.presignPut(TARGET, Duration.ofMinutes(1));
            var pasted = PresignedUrl.of(made.reveal().toString(), Map.of());
            assertEquals(new ObjectPlace(URI.create("http://oss-cn-hangzhou.aliyuncs.com"), "my_bucket", "a/b"), pasted.place());
            assertEquals("http://" + HOST + "/a/b", pasted.toString());
            store.putPresigned(pasted, new ObjectTarget("", "", null, null), new ByteBody(BYTES), watch);
            assertEquals(made.reveal().toString(), oss.received().getFirst().target());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user@my_bucket.oss/k", "http://my_bucket.oss:70000/k", "http://my_bucket.oss:x/k", "ftp://my_bucket.oss/k", "http:///k"})
    void whatIsStillNoAddressIsRefused(String url) {
        assertThrows(IllegalArgumentException.class, () -> PresignedUrl.of(url, Map.of()));
    }

    /** The JDK's own check of the name in a certificate does not take such a name at all. */
    @Test
    void overTlsItsCertificateIsChecked() throws Exception {
        try (var good = new Tunnel("*.oss-cn-hangzhou.aliyuncs.com"); var store = store("https", good.port(), good.tls)) {
            store.put(TARGET, new ByteBody(BYTES), watch);
            assertEquals(0, store.head("my_bucket", "a/b").size());
        }
        try (var wrong = new Tunnel("*.oss-cn-beijing.aliyuncs.com"); var store = store("https", wrong.port(), wrong.tls)) {
            var refused = assertThrows(StoreException.class, () -> store.put(TARGET, new ByteBody(BYTES), watch));
            assertEquals("CertificateUntrusted", refused.evidence().code(), refused.toString());
        }
    }

    private static AliyunObjectStore store(String scheme, int proxyPort, SSLContext tls) throws Exception {
        var line = new Line(InetSocketAddress.createUnresolved("127.0.0.1", proxyPort), "", null, tls, Patience.LIMIT, Patience.LIMIT);
        var credentials = new Credentials("ak", new Secret(StoreFixture.SECRET), null);
        return AliyunObjectStore.open(new Connection("c", URI.create(scheme + "://oss-cn-hangzhou.aliyuncs.com"), "cn-hangzhou", "my_bucket", SignatureVersion.V4),
                () -> credentials, line);
    }

    /** A proxy that is itself the OSS to which it should lead. */
    private final class Tunnel implements AutoCloseable {

        final SSLContext tls = SSLContext.getInstance("TLS");
        private final ServerSocket server = new ServerSocket(0);

        Tunnel(String name) throws Exception {
            var file = Files.createTempDirectory(folder, "tls").resolve("keys.p12");
            var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            assertEquals(0, new ProcessBuilder(keytool, "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=dns:" + name, "-storetype", "PKCS12",
                    "-keystore", file.toString(), "-storepass", new String(PASSWORD)).inheritIO().start().waitFor());
            var keys = KeyStore.getInstance(file.toFile(), PASSWORD);
            var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, PASSWORD);
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("a", keys.getCertificate("a"));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            tls.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return server.getLocalPort();
        }

        private void serve() {
            try {
                while (true) {
                    serve(server.accept());
                }
            } catch (IOException closed) {
                return;
            }
        }

        private void serve(Socket plain) {
            try (plain) {
                head(plain.getInputStream());
                plain.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
                var socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
                socket.setUseClientMode(false);
                boolean body = head(socket.getInputStream()).startsWith("PUT");
                respond(socket.getOutputStream(), 200, "", ossHeaders(socket.getInputStream().readNBytes(body ? BYTES.length : 0), DATE, "Connection: close"));
            } catch (IOException refused) {
                return;
            }
        }

        private static String head(InputStream in) throws IOException {
            var head = new ByteArrayOutputStream();
            for (int next; !head.toString(ISO_8859_1).endsWith("\r\n\r\n") && (next = in.read()) >= 0; ) {
                head.write(next);
            }
            return head.toString(ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}

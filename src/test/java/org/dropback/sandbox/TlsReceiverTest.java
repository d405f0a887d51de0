package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.wire.ServerCertificates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** callbackSNI against a receiver that has another certificate for who names nobody. */
class TlsReceiverTest {

    private static Sandbox sandbox;
    private static Signed signed;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.temporary().withReceiverTlsPort(ListenPort.ANY));
        signed = new Signed(sandbox);
        url = sandbox.receiverTlsUrl().orElseThrow().toString();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void withSniTheCallbackArrivesAndItsNameIsRecorded() throws Exception {
        var answer = put(url, "callbackSNI", true);
        assertEquals("200 {\"Status\":\"OK\"}", answer.statusCode() + " " + Signed.text(answer));
        var received = sandbox.callbacks().getLast();
        assertEquals("localhost", Objects.requireNonNull(received.tls()).sni());
        assertEquals(ReceivedCallback.Verdict.VALID, received.signature());
        assertTrue(new String(received.head(), UTF_8).startsWith("POST /callback HTTP/1.1\r\nHost: localhost:"), new String(received.head(), UTF_8));
        assertTrue(new String(received.head(), UTF_8).endsWith("\r\n\r\n"));
    }

    @Test
    void aCallbackThatCameOverTlsIsReplayedOverTls() throws Exception {
        put(url, "callbackSNI", true);
        var replayed = sandbox.replayer().send(Replayer.Replay.of(sandbox.callbacks().getLast(), url + "?again"));
        assertTrue(replayed.verdict().accepted(), replayed.verdict().toString());
        assertEquals("/callback?again", sandbox.callbacks().getLast().target());
    }

    @Test
    void withoutSniTheWrongCertificateComesAndOssSays502() throws Exception {
        int before = sandbox.callbacks().size();
        var answer = put(url);
        assertEquals("203 Error status : 502.", answer.statusCode() + " " + Signed.element(answer, "Message"));
        assertEquals(before, sandbox.callbacks().size());
    }

    @Test
    void theHostOfTheCallbackIsFree() throws Exception {
        assertEquals(200, put(url, "callbackSNI", true, "callbackHost", "other.example").statusCode());
        var received = sandbox.callbacks().getLast();
        assertEquals("other.example", received.header("Host").orElseThrow());
        assertEquals("localhost", Objects.requireNonNull(received.tls()).sni());
    }

    @Test
    void anAddressNeedsNoSni() throws Exception {
        assertEquals(200, put(url.replace("localhost", "127.0.0.1"), "callbackSNI", true).statusCode());
        assertNull(Objects.requireNonNull(sandbox.callbacks().getLast().tls()).sni());
    }

    @Test
    void theSameRulesHoldAsWithoutTls() throws Exception {
        assertEquals("Response body is not valid json format.", Signed.element(put(url + "/body/html", "callbackSNI", true), "Message"));
        assertEquals("Error Status : 400.User server missing content-length.",
                Signed.element(put(url + "/body/chunked", "callbackSNI", true), "Message"));
        assertEquals("Error status : 404.", Signed.element(put(url + "/status/404", "callbackSNI", true), "Message"));
        assertEquals(200, put(sandbox.receiverUrl().toString()).statusCode());
        assertNull(sandbox.callbacks().getLast().tls());
    }

    @Test
    void whoVerifiesNothingArrivesWithoutSni() throws Exception {
        sandbox.useRules(SandboxRules.DEFAULT.with("callback-certificate=ignore"));
        try {
            assertEquals(200, put(url).statusCode());
            assertNull(Objects.requireNonNull(sandbox.callbacks().getLast().tls()).sni());
        } finally {
            sandbox.useRules(SandboxRules.DEFAULT);
        }
        assertEquals(203, put(url).statusCode());
    }

    @Test
    void anotherSandboxDoesNotTrustThisOnesCertificate() throws Exception {
        try (var other = Sandbox.start(SandboxOptions.temporary().withReceiverTlsPort(ListenPort.ANY))) {
            var answer = new Signed(other).put("tls", new byte[1], Map.of(HEADER, callback(url, "callbackSNI", true)));
            assertEquals("203 Error status : 502.", answer.statusCode() + " " + Signed.element(answer, "Message"));
        }
    }

    @Test
    void twoCertificatesAreChosenBySni() throws Exception {
        assertEquals("localhost", names(certificate("localhost")));
        assertEquals("localhost", names(certificate("LOCALHOST")));
        assertEquals("127.0.0.1", names(certificate("other.example")));
        assertEquals("127.0.0.1", names(certificate(null)));
    }

    @Test
    void thePlainSystemDoesNotTrustIt() {
        assertThrows(SSLHandshakeException.class, () -> {
            try (var socket = (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket("127.0.0.1",
                    sandbox.receiverTlsUrl().orElseThrow().getPort())) {
                socket.startHandshake();
            }
        });
    }

    @Test
    void aRuntimeWithoutKeytoolIsNamed() {
        var failed = new SandboxException("sandbox.noKeytool", List.of("/opt/jre"), new java.io.IOException());
        assertTrue(failed.text(org.dropback.text.Messages.of(java.util.Locale.ENGLISH)).contains("/opt/jre"));
        assertThrows(java.io.IOException.class, () -> ServerCertificates.make(java.nio.file.Path.of("/no/such/keytool"), "127.0.0.1"));
    }

    private static HttpResponse<byte[]> put(String callbackUrl, Object... changes) throws Exception {
        return signed.put("tls", new byte[1], Map.of(HEADER, callback(callbackUrl, changes)));
    }

    /** What a client that takes any certificate is shown. */
    private static X509Certificate certificate(@Nullable String sni) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new javax.net.ssl.TrustManager[] {new Anything()}, null);
        try (var socket = connect(context, sni)) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static SSLSocket connect(SSLContext context, @Nullable String sni) throws Exception {
        var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", sandbox.receiverTlsUrl().orElseThrow().getPort());
        var parameters = socket.getSSLParameters();
        parameters.setServerNames(sni == null ? List.of() : List.of(new SNIHostName(sni)));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String names(X509Certificate certificate) throws Exception {
        var names = new ByteArrayOutputStream();
        for (var name : certificate.getSubjectAlternativeNames()) {
            names.writeBytes(((String) name.get(1)).getBytes(UTF_8));
        }
        return names.toString(UTF_8);
    }

    private static final class Anything extends javax.net.ssl.X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) { }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) { }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) { }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) { }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) { }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) { }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

package org.dropback.check;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.dropback.callback.Stored;
import org.dropback.check.Step.Kind;
import org.dropback.check.Step.Outcome;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.Endpoint;
import org.dropback.connection.KeySource;
import org.dropback.connection.Line;
import org.dropback.connection.Network;
import org.dropback.connection.Proxy;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.UploadPolicy;
import org.dropback.connection.keys.FoundKeys;
import org.dropback.connection.CredentialsSource;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.oss.aliyun.AliyunObjectStore;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.ServedRequest;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.secret.Secret;
import org.dropback.testing.Patience;
import org.dropback.text.BadInputException;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check says of good servers and of hostile ones, over real sockets. */
class ConnectionCheckTest {

    private static final String SECRET = "pl4nted-s3cret";
    private static final Network QUICK = new Network(Proxy.NONE, "", Duration.ofSeconds(2), Duration.ofSeconds(30));

    @TempDir
    private Path folder;

    /** Opens with the keys of a test. */
    private record Door(Credentials credentials, Secret proxyPassword) implements ConnectionDoor {

        @Override
        public FoundKeys keys(SavedConnection connection) throws CredentialsException {
            if (credentials.accessKeyId().equals("none")) {
                throw CredentialsException.told("keys.none");
            }
            return new FoundKeys(credentials, null, "test", List.of());
        }

        @Override
        public UploadPolicy policy(SavedConnection connection) throws CredentialsException {
            throw CredentialsException.told("keys.none");
        }

        @Override
        public ObjectStore store(SavedConnection connection) throws StoreException {
            try {
                return AliyunObjectStore.open(connection.connection(), CredentialsSource.of(credentials), line(connection));
            } catch (BadInputException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Line line(SavedConnection connection) throws BadInputException {
            return Line.of(connection.network(), connection.connection().endpoint(), proxyPassword);
        }
    }

    private static Door door(String id, String secret) {
        return new Door(new Credentials(id, new Secret(secret), null), new Secret("pl4nted-proxy"));
    }

    private static SavedConnection at(String authority, boolean tls) {
        return SavedConnection.named("test").withEndpoint(new Endpoint(Endpoint.Kind.CUSTOM, "cn-hangzhou", authority, tls)).withBucket("sandbox")
                .withKeys(new KeySource.Session("id")).withNetwork(QUICK);
    }

    private static List<Step> check(Door door, SavedConnection connection, Clock clock) {
        return check(door, connection, clock, Probe.UPLOAD);
    }

    private static List<Step> check(Door door, SavedConnection connection, Clock clock, Probe probe) {
        var steps = new ConnectionCheck(door, clock).run(connection, probe, false, new CancelSignal(), _ -> { });
        for (var locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.forLanguageTag("zh-Hant"))) {
            var messages = Messages.of(locale);
            steps.forEach(step -> {
                var told = step.what().text(messages) + step.mend().stream().map(mend -> mend.text(messages)).toList() + step.proof();
                assertFalse(told.contains("pl4nted"), told);
                assertTrue(step.outcome() != Outcome.FAILED || !step.mend().isEmpty(), "each failure says how to mend it");
            });
        }
        return steps;
    }

    private static Step failed(Door door, SavedConnection connection) {
        var steps = check(door, connection, Clock.systemUTC());
        assertEquals(Outcome.FAILED, steps.getLast().outcome(), steps.toString());
        return steps.getLast();
    }

    private static void assertTold(String sentence, Kind kind, Step step) {
        assertEquals(kind, step.kind());
        assertTrue(step.what().text(Messages.of(Locale.ENGLISH)).contains(sentence), step.what().text(Messages.of(Locale.ENGLISH)));
    }

    @Test
    void aSandboxIsSoundAndStaysEmpty() throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary())) {
            var steps = check(door(sandbox.accessKeyId(), sandbox.accessKeySecret()), at(sandbox.endpoint().getAuthority(), false), Clock.systemUTC());
            assertEquals(List.of(Kind.DNS, Kind.TCP, Kind.TLS, Kind.OSS, Kind.CLOCK, Kind.KEYS, Kind.BUCKET, Kind.PUT, Kind.CALLBACK),
                    steps.stream().map(Step::kind).toList());
            assertTrue(steps.stream().noneMatch(step -> step.outcome() == Outcome.FAILED || step.outcome() == Outcome.WARNING), steps.toString());
            try (var store = door(sandbox.accessKeyId(), sandbox.accessKeySecret()).store(at(sandbox.endpoint().getAuthority(), false))) {
                assertEquals(List.of(), store.listUploads("sandbox", ""));
            }
        }
    }

    @Test
    void aConnectionWithoutAKeyIsNotToldOfItsKeys() throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary())) {
            var door = new Door(Credentials.ANONYMOUS, new Secret("pl4nted-proxy"));
            var steps = check(door, at(sandbox.endpoint().getAuthority(), false).withKeys(new KeySource.None()), Clock.systemUTC());
            var bucket = steps.stream().filter(step -> step.kind() == Kind.BUCKET).findFirst().orElseThrow();
            assertEquals("Bucket sandbox is at this endpoint.", bucket.what().text(Messages.of(Locale.ENGLISH)));
            var put = steps.stream().filter(step -> step.kind() == Kind.PUT).findFirst().orElseThrow();
            assertTold("does not let everybody write, and this connection has no key", Kind.PUT, put);
            assertEquals(Outcome.FAILED, put.outcome());
        }
    }

    private record Probed(Step step, List<String> asked, String key, Stored stored) {
    }

    private static List<ServedRequest> requests(Sandbox sandbox) {
        return sandbox.requests().stream().filter(request -> String.valueOf(request.key()).startsWith(".dropback-probe-")).toList();
    }

    /** By an object, while the sandbox has a fault. */
    private static Probed probed(String... faults) throws Exception {
        var rules = new ArrayList<FaultRule>();
        for (var fault : faults) {
            rules.add(FaultRule.parse(fault));
        }
        try (var sandbox = Sandbox.start(SandboxOptions.temporary())) {
            sandbox.useFaults(rules);
            var door = door(sandbox.accessKeyId(), sandbox.accessKeySecret());
            var connection = at(sandbox.endpoint().getAuthority(), false);
            var step = check(door, connection, Clock.systemUTC(), Probe.OBJECT).stream().filter(each -> each.kind() == Kind.PUT).findFirst().orElseThrow();
            // A request is logged after its answer.
            var asked = await().until(() -> requests(sandbox), all -> all.size() >= (faults.length == 0 ? 2 : 1));
            var key = asked.getFirst().key();
            sandbox.useFaults(List.of());
            try (var store = door.store(connection)) {
                store.head("sandbox", key);
                return new Probed(step, asked.stream().map(ServedRequest::method).toList(), key, Stored.YES);
            } catch (StoreException e) {
                return new Probed(step, asked.stream().map(ServedRequest::method).toList(), key, e.evidence().stored());
            }
        }
    }

    @Test
    void aProbeObjectIsPutAndDeleted() throws Exception {
        var probed = probed();
        assertEquals(Outcome.PASSED, probed.step().outcome());
        assertEquals(List.of("PUT", "DELETE"), probed.asked());
        assertEquals(Stored.NO, probed.stored());
        assertTold(probed.key() + " was put and deleted again", Kind.PUT, probed.step());
    }

    @Test
    void aProbeObjectThatCannotBeDeletedIsNamed() throws Exception {
        var probed = probed("500 op=DeleteObject");
        assertEquals(Outcome.WARNING, probed.step().outcome());
        assertEquals(Stored.YES, probed.stored());
        assertTold(probed.key(), Kind.PUT, probed.step());
        assertTrue(probed.step().mend().getFirst().text(Messages.of(Locale.ENGLISH)).contains("oss:DeleteObject"));
    }

    @Test
    void aProbeWhoseAnswerIsLostIsDeletedAllTheSame() throws Exception {
        var probed = probed("lose-answer op=PutObject");
        assertEquals(Outcome.FAILED, probed.step().outcome());
        assertEquals(Stored.NO, probed.stored());
        var left = probed("lose-answer op=PutObject", "500 op=DeleteObject");
        assertEquals(Outcome.WARNING, left.step().outcome());
        assertTold(left.key(), Kind.PUT, left.step());
    }

    @Test
    void wrongKeysAndBucketsAreTold() throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary())) {
            var connection = at(sandbox.endpoint().getAuthority(), false);
            var wrongSecret = failed(door(sandbox.accessKeyId(), SECRET), connection);
            assertEquals(Kind.BUCKET, wrongSecret.kind());
            assertTrue(wrongSecret.proof().contains("SignatureDoesNotMatch"), wrongSecret.proof());
            assertTrue(failed(door("unknown", SECRET), connection).proof().contains("InvalidAccessKeyId"));
            assertTrue(failed(door(sandbox.accessKeyId(), sandbox.accessKeySecret()), connection.withBucket("no-such-bucket")).proof().contains("NoSuchBucket"));
            assertTold("No secret is kept", Kind.KEYS, failed(door("none", ""), connection));
            assertTold("Name a bucket.", Kind.SETTINGS, failed(door("id", SECRET), connection.withBucket("")));
        }
    }

    @Test
    void aWrongClockIsTold() throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary())) {
            var door = door(sandbox.accessKeyId(), sandbox.accessKeySecret());
            var late = check(door, at(sandbox.endpoint().getAuthority(), false), Clock.fixed(Instant.now().plusSeconds(3600), ZoneOffset.UTC));
            var clock = late.stream().filter(step -> step.kind() == Kind.CLOCK).findFirst().orElseThrow();
            assertEquals(Outcome.WARNING, clock.outcome());
            assertTrue(clock.what().text(Messages.of(Locale.ENGLISH)).contains("min fast, more than OSS takes"));
        }
    }

    /** Answers each connection with these bytes, once it has read something. */
    private static ServerSocket answering(String answer) throws IOException {
        var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[8192]);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    socket.getOutputStream().flush();
                } catch (IOException e) {
                    // The client went away, or the test is over.
                }
            }
        });
        return server;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "HTTP/1.1 200 OK~Content-Type: text/html~Server: portal~~<html>pl4nted|OSS|a captive portal",
        "HTTP/1.1 302 Found~Location: http://login.example/?pl4nted~~|OSS|a captive portal",
        "HTTP/1.1 403 Forbidden~Server: AmazonS3~Content-Type: application/xml~~|OSS|is not OSS",
        "SSH-2.0-OpenSSH_9.2~~|OSS|no HTTP",
        "|OSS|no HTTP"})
    void whoeverElseAnswersIsTold(String answer, Kind kind, String told) throws Exception {
        try (var server = answering(answer == null ? "" : answer.replace("~", "\r\n"))) {
            assertTold(told, kind, failed(door("id", SECRET), at("127.0.0.1:" + server.getLocalPort(), false)));
        }
    }

    @ParameterizedTest
    @CsvSource({"true,TLS,No secure connection", "false,OSS,no HTTP"})
    void aConnectionThatIsResetIsToldWhereItHappens(boolean tls, Kind kind, String told) throws Exception {
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    socket.getInputStream().read(new byte[8192]);
                    socket.setSoLinger(true, 0);
                } catch (IOException e) {
                    // The test is over.
                }
            });
            assertTold(told, kind, failed(door("id", SECRET), at("127.0.0.1:" + server.getLocalPort(), tls)));
        }
    }

    @Test
    void anOldBucketWithAnUnderscoreIsLookedUp() throws Exception {
        assertTold("old_bucket.no-such-host.invalid", Kind.DNS, failed(door("id", SECRET), at("no-such-host.invalid:8443", true).withBucket("old_bucket")));
        try (var proxy = answering("HTTP/1.1 403 Forbidden\r\n\r\n")) {
            assertTold("HTTP 403", Kind.TLS, failed(door("id", SECRET), by(proxy, true).withBucket("old_bucket")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "403|AccessDenied|The bucket you are attempting to access must be addressed using the specified endpoint.|is not in the region",
        "403|SecurityTokenExpired|The security token you provided has expired.|The temporary credentials have expired.",
        "403|InvalidAccessKeyId|unknown|OSS knows no such AccessKey ID"})
    void whatOssRefusesIsExplained(int status, String code, String message, String told) throws Exception {
        var xml = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>" + message + "</Message><RequestId>R1</RequestId></Error>";
        try (var server = answering("HTTP/1.1 " + status + " No\r\nx-oss-request-id: R1\r\nDate: Thu, 26 Nov 2026 01:00:00 GMT\r\nContent-Type: application/xml\r\n"
                + "Content-Length: " + xml.length() + "\r\nConnection: close\r\n\r\n" + xml)) {
            var step = failed(door("id", SECRET), at("127.0.0.1:" + server.getLocalPort(), false));
            assertEquals(Kind.BUCKET, step.kind());
            assertTrue(step.proof().contains(code) && step.proof().contains("R1"), step.proof());
            assertTold(told, Kind.BUCKET, step);
        }
    }

    @Test
    void whatIsNotThereIsTold() throws Exception {
        int free;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = closed.getLocalPort();
        }
        assertTold("refuses the connection", Kind.TCP, failed(door("id", SECRET), at("127.0.0.1:" + free, false)));
        assertTold("No name server knows", Kind.DNS, failed(door("id", SECRET), at("no-such-host.invalid", true)));
    }

    @Test
    void aResolverThatNeverAnswersIsNotWaitedForLongerThanAConnection() {
        var never = new CountDownLatch(1);
        var check = new ConnectionCheck(door("id", SECRET), Clock.systemUTC(), host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        });
        var brief = at("silent.example", true).withNetwork(new Network(Proxy.NONE, "", Duration.ofSeconds(1), Duration.ofSeconds(30)));
        var steps = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> check.run(brief, Probe.UPLOAD, false, new CancelSignal(), _ -> { }));
        never.countDown();
        assertTold("silent.example, or none answered", Kind.DNS, steps.getLast());
    }

    @Test
    void aProxyThatAsksForAPasswordOrIsNoneIsTold() throws Exception {
        try (var asks = answering("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n"); var none = answering("SSH-2.0-x\r\n\r\n");
             var forbids = answering("HTTP/1.1 403 Forbidden\r\n\r\n")) {
            assertTold("asks for a user name", Kind.OSS, failed(door("id", SECRET), by(asks, false)));
            assertTold("asks for a user name", Kind.TLS, failed(door("id", SECRET), by(asks, true)));
            assertTold("not as a proxy does", Kind.TLS, failed(door("id", SECRET), by(none, true)));
            assertTold("HTTP 403", Kind.TLS, failed(door("id", SECRET), by(forbids, true)));
        }
    }

    private static SavedConnection by(ServerSocket proxy, boolean tls) {
        return at("oss.example", tls).withNetwork(new Network(new Proxy(Proxy.Kind.MANUAL, "127.0.0.1", proxy.getLocalPort(), "me"), "", Duration.ofSeconds(2),
                Duration.ofSeconds(30)));
    }

    @Test
    void aCertificateIsTrustedOnlyByItsAuthority() throws Exception {
        var store = folder.resolve("server.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        run(keytool, "-genkeypair", "-keyalg", "RSA", "-alias", "server", "-dname", "CN=company", "-ext", "san=dns:localhost", "-keystore", store.toString(),
                "-storepass", "changeit", "-storetype", "PKCS12");
        var pem = folder.resolve("company.pem");
        run(keytool, "-exportcert", "-rfc", "-alias", "server", "-keystore", store.toString(), "-storepass", "changeit", "-file", pem.toString());
        var keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        try (var server = context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server));
            var named = at("localhost:" + server.getLocalPort(), true);
            assertTold("signed by nobody that this machine trusts", Kind.TLS, failed(door("id", SECRET), named));
            var trusting = new Network(Proxy.NONE, pem.toString(), Duration.ofSeconds(5), Duration.ofSeconds(30));
            var steps = check(door("id", SECRET), named.withNetwork(trusting), Clock.systemUTC());
            assertEquals(Outcome.PASSED, steps.stream().filter(step -> step.kind() == Kind.TLS).findFirst().orElseThrow().outcome(), steps.toString());
            var address = failed(door("id", SECRET), at("127.0.0.1:" + server.getLocalPort(), true).withNetwork(trusting));
            assertTold("belongs to another host", Kind.TLS, address);
            assertTold("There is no file of certificates", Kind.SETTINGS, failed(door("id", SECRET), named.withNetwork(new Network(Proxy.NONE,
                    folder.resolve("none.pem").toString(), Duration.ofSeconds(2), Duration.ofSeconds(30)))));
            assertTold("holds no certificates", Kind.SETTINGS, failed(door("id", SECRET), named.withNetwork(new Network(Proxy.NONE,
                    store.toString(), Duration.ofSeconds(2), Duration.ofSeconds(30)))));
        }
        try (var plain = answering("HTTP/1.1 400 Bad\r\n\r\n")) {
            assertTold("does not speak TLS", Kind.TLS, failed(door("id", SECRET), at("localhost:" + plain.getLocalPort(), true)));
        }
    }

    private static void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                socket.getInputStream().read(new byte[8192]);
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // It did not trust us.
            }
        }
    }

    private static void run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0);
    }

    @Test
    void aCheckIsCancelledAtOnce() throws Exception {
        var asked = new CountDownLatch(1);
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = silent.accept()) {
                    socket.getInputStream().read();
                    asked.countDown();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The check went away.
                }
            });
            var cancel = new CancelSignal();
            Thread.ofVirtual().start(() -> {
                try {
                    asked.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                cancel.cancel();
            });
            var steps = new ArrayList<Step>();
            var patient = at("127.0.0.1:" + silent.getLocalPort(), false).withNetwork(new Network(Proxy.NONE, "", Duration.ofMinutes(5), Duration.ofMinutes(5)));
            assertTimeout(Patience.LIMIT, () -> new ConnectionCheck(door("id", SECRET), Clock.systemUTC()).run(patient, Probe.UPLOAD, false, cancel, steps::add));
            assertTrue(steps.stream().noneMatch(step -> step.outcome() == Outcome.FAILED), steps.toString());
        }
    }

    @Test
    void theLeastRightsNameTheBucketAlone() {
        var policy = RamPolicy.json("photos", false);
        assertTrue(policy.contains("acs:oss:*:*:photos/*") && policy.contains("oss:PutObject"), policy);
        assertFalse(policy.contains("oss:*\"") || policy.contains("Acl") || policy.contains("Delete"), policy);
        assertTrue(RamPolicy.json("photos", true).contains("oss:GetObjectAcl"));
    }
}

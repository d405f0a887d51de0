package org.dropback.oss.aliyun;

import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.dropback.callback.ErrorCatalogue;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.CredentialsSource;
import org.dropback.connection.Line;
import org.dropback.connection.RenewingCredentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.connection.UploadPolicy;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.aliyun.keys.AssumeRole;
import org.dropback.oss.aliyun.keys.JsonServer;
import org.dropback.oss.aliyun.keys.PolicyServer;
import org.dropback.oss.aliyun.keys.StsServer;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.secret.Secret;
import org.dropback.signing.RpcSignature;
import org.dropback.signing.V1Signature;
import org.dropback.signing.V4Credential;
import org.dropback.signing.V4Signature;
import org.dropback.testing.Patience;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that lend keys or sign policies (facts 4), as they are found and as they go wrong. */
class KeyServersTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final byte[] BYTES = StoreFixture.bytes(50_000);

    @Test
    void anStsServerLendsKeysThatUpload() throws Exception {
        var expiration = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
        try (var sandbox = Sandbox.start(SandboxOptions.temporary()); var http = new JsonServer(Patience.LIMIT);
             var server = answering(200, "{\"StatusCode\":200,\"AccessKeyId\":\"STS.sandbox\",\"AccessKeySecret\":\"sandbox-sts-secret\","
                     + "\"SecurityToken\":\"sandbox-sts-token\",\"Expiration\":\"" + expiration + "\"}")) {
            var lender = new StsServer(http, server.endpoint().resolve("/sts?user=pl4nted"));
            assertEquals(expiration, lender.fetch().expiration());
            assertEquals("/sts?user=pl4nted", server.received().getFirst().target());
            assertFalse(lender.toString().contains("pl4nted"));
            var source = new RenewingCredentials(lender, Clock.systemUTC());
            try (var store = AliyunObjectStore.open(new Connection("c", sandbox.endpoint(), sandbox.region(), "sandbox", SignatureVersion.V4), source)) {
                store.put(new ObjectTarget("sandbox", "key", null, null), new ByteBody(BYTES), new StoreFixture.Watch());
                assertEquals(BYTES.length, store.head("sandbox", "key").size());
                assertEquals(2, server.received().size(), "one lease for both calls");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200|{\"StatusCode\":500,\"ErrorCode\":\"NoPermission\",\"ErrorMessage\":\"not you\"}|true|127.0.0.1 answered HTTP 200: NoPermission not you",
        "500|{\"StatusCode\":500,\"ErrorCode\":\"X\"}|true|127.0.0.1 answered HTTP 500: X",
        "403|<html>|false|127.0.0.1 answered HTTP 403.",
        "302|''|false|127.0.0.1 answered HTTP 302 and points to another address, which is not followed. Give the address that answers itself; a network that wants a sign-in in a browser does so too.",
        "407|''|false|The proxy between here and 127.0.0.1 asks for a user name and a password, and took none or not these.",
        "200|<html>|true|127.0.0.1:PORT answered with a web page, not with a JSON object. Check the address, and whether this network wants a sign-in in a browser first.",
        "200|keys|true|127.0.0.1:PORT did not answer with a JSON object.",
        "200|''|false|127.0.0.1 answered without one of these: AccessKeyId, AccessKeySecret, SecurityToken. See whether the address is that of the server of keys or policies.",
        "200|[1]|false|127.0.0.1 answered without one of these: AccessKeyId, AccessKeySecret, SecurityToken. See whether the address is that of the server of keys or policies.",
        "200|{\"AccessKeyId\":{\"a\":1},\"AccessKeySecret\":null}|false|127.0.0.1 answered without one of these: AccessKeyId, AccessKeySecret, SecurityToken. See whether the address is that of the server of keys or policies.",
        "200|{\"AccessKeyId\":\"a\",\"AccessKeySecret\":\"pl4nted\",\"SecurityToken\":\"pl4nted\",\"Expiration\":\"soon\"}|false|127.0.0.1 answered without an Expiration such as 2026-12-12T07:49:09Z."})
    void whatAnStsServerSaysInsteadIsTold(int status, String body, boolean temporary, String message) throws Exception {
        try (var http = new JsonServer(Patience.LIMIT); var server = answering(status, body)) {
            var failure = assertThrows(CredentialsException.class, () -> new StsServer(http, server.endpoint()).fetch());
            assertEquals(message.replace("PORT", Integer.toString(server.endpoint().getPort())), failure.getMessage());
            assertNotEquals(message, failure.text(Messages.of(Locale.SIMPLIFIED_CHINESE)));
            assertEquals(temporary, failure.isTemporary());
        }
    }

    @Test
    void aServerThatIsSilentGoneOrEndlessIsTold() throws Exception {
        try (var hasty = new JsonServer(Duration.ofMillis(300)); var http = new JsonServer(Duration.ofSeconds(20)); var silent = new ScriptedServer((_, _) -> Thread.sleep(Duration.ofSeconds(30)));
             var endless = answering(200, "\"" + "x".repeat(100_000) + "\"")) {
            var told = new ArrayList<String>();
            for (var address : List.of(silent.endpoint(), endless.endpoint(), URI.create("http://127.0.0.1:1/?token=pl4nted"))) {
                var failure = assertThrows(CredentialsException.class, () -> new StsServer(address.equals(silent.endpoint()) ? hasty : http, address).fetch());
                assertTrue(failure.isTemporary());
                told.add(failure.getMessage());
            }
            assertEquals(List.of("127.0.0.1:" + silent.endpoint().getPort() + " gave no answer: it took too long.",
                    "127.0.0.1:" + endless.endpoint().getPort() + " answered with more than 64 KB, which can be no keys and no policy. It was cut off.",
                    "127.0.0.1:1 gave no answer: the connection was refused."), told);
        }
    }

    /** Each byte comes in time, and the answer never ends. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n", "HTTP/1.1 200 OK\r\nX: "})
    void aServerThatDripsIsGivenUp(String head) throws Exception {
        try (var http = new JsonServer(Duration.ofMillis(200)); var dripping = new ScriptedServer((_, out) -> {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 50_000; i++) {
                out.write('x');
                out.flush();
                Thread.sleep(20);
            }
        })) {
            var failure = assertThrows(CredentialsException.class, () -> new StsServer(http, dripping.endpoint()).fetch());
            assertEquals("127.0.0.1:" + dripping.endpoint().getPort() + " gave no answer: it took too long.", failure.getMessage());
            assertTrue(failure.isTemporary());
        }
    }

    @Test
    void aProxyThatWantsAPasswordIsTold() throws Exception {
        try (var proxy = answering(407, "")) {
            var line = new Line(new InetSocketAddress("127.0.0.1", proxy.endpoint().getPort()), "", null, SSLContext.getDefault(), Duration.ofSeconds(5), Duration.ofSeconds(5));
            try (var http = new JsonServer(Patience.LIMIT, line)) {
                for (var address : List.of("http://app.example/sts", "https://app.example/sts")) {
                    var failure = assertThrows(CredentialsException.class, () -> new StsServer(http, URI.create(address)).fetch());
                    assertTrue(failure.getMessage().startsWith("The proxy between here and app.example asks for"), failure.getMessage());
                }
            }
        }
    }

    @Test
    void assumeRoleIsSignedAsStsWantsIt() throws Exception {
        try (var http = new JsonServer(Patience.LIMIT); var server = answering(200, "{\"RequestId\":\"R\",\"Credentials\":{\"AccessKeyId\":\"STS.a\","
                + "\"AccessKeySecret\":\"s\",\"SecurityToken\":\"t\",\"Expiration\":\"2026-11-25T11:00:00Z\"},\"AssumedRoleUser\":{}}")) {
            var keys = new Credentials("ak", new Secret("pl4nted"), null);
            var role = new AssumeRole(http, server.endpoint(), keys, "acs:ram::1:role/up", "dropback", Duration.ofHours(1), CLOCK);
            var lease = role.fetch();
            assertEquals("STS.a", lease.credentials().accessKeyId());
            assertEquals(Instant.parse("2026-11-25T11:00:00Z"), lease.expiration());
            assertFalse(role.toString().contains("pl4nted"));
            var parameters = new TreeMap<String, String>();
            for (var pair : server.received().getFirst().target().substring(2).split("&")) {
                var halves = pair.split("=", 2);
                parameters.put(halves[0], URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
            }
            var signature = parameters.remove("Signature");
            assertEquals(RpcSignature.sign("pl4nted", "GET", parameters), signature);
            assertEquals("2026-11-25T10:00:00Z", parameters.get("Timestamp"));
            assertEquals("acs:ram::1:role/up", parameters.get("RoleArn"));
            assertEquals("3600", parameters.get("DurationSeconds"));
        }
    }

    /** By the lender's clock, which {@code Date} tells, an hour is left of it. */
    @Test
    void whatIsOverByThisMachinesClockAloneIsGoodAsLongAsItsLenderSays() throws Exception {
        var there = Instant.now().minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.SECONDS);
        var keys = "{\"AccessKeyId\":\"STS.a\",\"AccessKeySecret\":\"s\",\"SecurityToken\":\"t\",\"Expiration\":\"" + there.plusSeconds(3600) + "\"}";
        try (var http = new JsonServer(Duration.ofSeconds(10)); var server = new ScriptedServer((_, out) -> respond(out, 200, keys, "Date: " + httpDate(there)))) {
            var source = new RenewingCredentials(new StsServer(http, server.endpoint()), Clock.systemUTC());
            assertEquals("STS.a", source.current().accessKeyId());
            assertEquals("STS.a", source.current().accessKeyId());
            assertEquals(1, server.received().size(), "it is kept");
        }
    }

    @Test
    void stsIsAskedAgainByItsOwnClockWhereItDoesNotTakeOurs() throws Exception {
        var there = Instant.now().minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.SECONDS);
        var lent = "{\"Credentials\":{\"AccessKeyId\":\"STS.a\",\"AccessKeySecret\":\"s\",\"SecurityToken\":\"t\",\"Expiration\":\"" + there.plusSeconds(3600) + "\"}}";
        try (var http = new JsonServer(Duration.ofSeconds(10)); var server = new ScriptedServer((request, out) -> {
            boolean near = request.target().contains("Timestamp=" + there.toString().substring(0, 13));
            respond(out, near ? 200 : 400, near ? lent : "{\"Code\":\"InvalidTimeStamp.Expired\",\"Message\":\"Specified time stamp or date value is expired.\"}",
                    "Date: " + httpDate(there));
        })) {
            var role = new AssumeRole(http, server.endpoint(), new Credentials("ak", new Secret("s"), null), "arn", "dropback", Duration.ofHours(1), Clock.systemUTC());
            assertTrue(role.fetch().expiration().isAfter(Instant.now()));
            assertEquals(2, server.received().size());
        }
    }

    @Test
    void stsThatHasTooMuchToDoIsAskedAgainLater() throws Exception {
        try (var http = new JsonServer(Duration.ofSeconds(10)); var server = answering(400, "{\"Code\":\"Throttling.User\",\"Message\":\"Request was denied due to user flow control.\"}")) {
            var role = new AssumeRole(http, server.endpoint(), new Credentials("ak", new Secret("s"), null), "arn", "dropback", Duration.ofHours(1), CLOCK);
            assertTrue(assertThrows(CredentialsException.class, role::fetch).isTemporary());
        }
    }

    private static String httpDate(Instant instant) {
        return V1Signature.date(instant);
    }

    @Test
    void aRoleThatIsRefusedIsTold() throws Exception {
        try (var http = new JsonServer(Patience.LIMIT); var server = answering(403, "{\"Code\":\"NoPermission\",\"Message\":\"not you\",\"RequestId\":\"R\"}")) {
            var role = new AssumeRole(http, server.endpoint(), new Credentials("ak", new Secret("s"), null), "arn", "dropback", Duration.ofHours(1), CLOCK);
            var failure = assertThrows(CredentialsException.class, role::fetch);
            assertEquals("127.0.0.1 answered HTTP 403: NoPermission not you", failure.getMessage());
            assertFalse(failure.isTemporary());
        }
    }

    /** The form has what the policy wants to be exactly so, and the type stands wherever OSS may look for it. */
    @ParameterizedTest
    @ValueSource(strings = {
        "[\"in\",\"$content-type\",[\"image/jpeg\",\"image/png\"]]", "[\"eq\",\"$Content-Type\",\"image/png\"]", "{\"content-type\":\"image/png\"}",
        "[\"eq\",\"$x-oss-content-type\",\"image/png\"]", "[\"starts-with\",\"$content-type\",\"image/\"]", "[\"eq\",\"$success_action_status\",\"201\"]",
        "{\"success_action_status\":\"204\"}", "[\"in\",\"$success_action_status\",[\"201\",\"204\"]]", "[\"in\",\"$success_action_status\",[\"201\",\"200\"]]",
        "[\"eq\",\"$cache-control\",\"no-store\"]", "{\"x-oss-object-acl\":\"public-read\"}", "[\"eq\",\"$x-oss-forbid-overwrite\",\"true\"]",
        "[\"eq\",\"$x-oss-meta-from\",\"web\"]", "[\"not-in\",\"$cache-control\",[\"no-cache\"]]", "[\"not-in\",\"$key\",[\"user/b\"]]",
        "[\"in\",\"$key\",[\"user/a\"]]", "[\"content-length-range\",50000,50000]", "[\"content-length-range\",0,1048576]"})
    void aFormHasWhatThePolicyWants(String condition) throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary()); var http = new JsonServer(Patience.LIMIT);
             var server = answering(200, policy(sandbox, condition)); var store = unsigned(sandbox)) {
            var policy = new PolicyServer(http, server.endpoint(), CLOCK).fetch();
            store.postSigned(policy, new ObjectTarget("sandbox", "user/a", "image/png", null), new ByteBody(BYTES), new StoreFixture.Watch());
            assertArrayEquals(BYTES, SandboxDownload.download(sandbox, "user/a"));
            assertEquals(condition.contains("forbid"), policy.forbidsOverwrite());
        }
    }

    /** Else OSS would say so only after gigabytes. */
    @ParameterizedTest
    @ValueSource(strings = {
        "[\"in\",\"$content-type\",[\"image/jpg\",\"text/plain\"]]", "[\"eq\",\"$content-type\",\"image/jpg\"]", "[\"starts-with\",\"$content-type\",\"video/\"]",
        "[\"content-length-range\",1,49999]", "[\"content-length-range\",50001,60000]", "[\"not-in\",\"$key\",[\"user/a\"]]", "[\"in\",\"$key\",[\"user/b\"]]",
        "[\"eq\",\"$key\",\"user/b\"]", "[\"eq\",\"$callback\",\"eyJhIjoi\"]", "[\"eq\",\"$success_action_redirect\",\"http://127.0.0.1/\"]",
        "[\"in\",\"$x-oss-object-acl\",[\"private\"]]"})
    void whatThePolicyForbidsIsRefusedBeforeAByteGoesOut(String condition) throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary()); var http = new JsonServer(Patience.LIMIT);
             var server = answering(200, policy(sandbox, condition)); var store = unsigned(sandbox)) {
            var policy = new PolicyServer(http, server.endpoint(), CLOCK).fetch();
            var watch = new StoreFixture.Watch();
            var evidence = assertThrows(StoreException.class, () ->
                    store.postSigned(policy, new ObjectTarget("sandbox", "user/a", "image/png", null), new ByteBody(BYTES), watch)).evidence();
            assertEquals(0, watch.sent.get());
            assertEquals(Stored.NO, evidence.stored());
            assertEquals("Invalid according to Policy: Policy Condition failed: " + condition.replace("\"eyJhIjoi\"", "…"), evidence.message());
            assertEquals("oss.deniedByPolicy", ErrorCatalogue.explain(evidence).id());
        }
    }

    private static AliyunObjectStore unsigned(Sandbox sandbox) throws Exception {
        return AliyunObjectStore.open(new Connection("c", sandbox.endpoint(), sandbox.region(), "sandbox", SignatureVersion.V4), CredentialsSource.none());
    }

    private static String policy(Sandbox sandbox, String condition) {
        var policy = base64("{\"expiration\":\"2099-01-01T12:00:00.000Z\",\"conditions\":[{\"bucket\":\"sandbox\"}," + condition + "]}");
        return "{\"accessid\":\"" + sandbox.accessKeyId() + "\",\"policy\":\"" + policy + "\",\"signature\":\""
                + V1Signature.sign(sandbox.accessKeySecret(), policy) + "\",\"host\":\"" + sandbox.endpoint() + "/sandbox/\"}";
    }

    @Test
    void eachShapeOfAPolicyUploads() throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary()); var http = new JsonServer(Patience.LIMIT);
             var store = AliyunObjectStore.open(new Connection("c", sandbox.endpoint(), sandbox.region(), "sandbox", SignatureVersion.V4), CredentialsSource.none())) {
            var host = sandbox.endpoint() + "/sandbox/";
            var callback = base64("{\"callbackUrl\":\"" + sandbox.receiverUrl() + "\",\"callbackBody\":\"a=b\"}");
            var v1 = base64("{\"expiration\":\"2099-01-01T12:00:00.000Z\",\"conditions\":[[\"starts-with\",\"$key\",\"user/\"]]}");
            var date = V4Signature.dateTime(Instant.now());
            var credential = new V4Credential(sandbox.accessKeyId(), date.substring(0, 8), sandbox.region());
            var v4 = base64("{\"expiration\":\"2099-01-01T12:00:00.000Z\",\"conditions\":[[\"starts-with\",\"$key\",\"user/\"],{\"x-oss-signature-version\":\"OSS4-HMAC-SHA256\"},"
                    + "{\"x-oss-credential\":\"" + credential.text() + "\"},{\"x-oss-date\":\"" + date + "\"}]}");
            var signedV1 = V1Signature.sign(sandbox.accessKeySecret(), v1);
            var shapes = List.of(
                    "{\"accessid\":\"" + sandbox.accessKeyId() + "\",\"policy\":\"" + v1 + "\",\"signature\":\"" + signedV1 + "\",\"dir\":\"user/\",\"host\":\"" + host
                            + "\",\"expire\":\"4070952000\",\"callback\":\"" + callback + "\"}",
                    "{\"version\":\"OSS4-HMAC-SHA256\",\"policy\":\"" + v4 + "\",\"x_oss_credential\":\"" + credential.text() + "\",\"x_oss_date\":\"" + date
                            + "\",\"signature\":\"" + V4Signature.sign(sandbox.accessKeySecret(), credential, v4) + "\",\"security_token\":\"\",\"dir\":\"user/\",\"host\":\"" + host
                            + "\",\"callback\":\"" + callback + "\"}",
                    "{\"request_id\":\"r\",\"data\":{\"upload_host\":\"" + host + "\",\"upload_dir\":\"user/\",\"oss_access_key_id\":\"" + sandbox.accessKeyId() + "\",\"policy\":\"" + v1
                            + "\",\"signature\":\"" + signedV1 + "\",\"x_oss_object_acl\":\"private\",\"x_oss_forbid_overwrite\":\"true\",\"expire_in_seconds\":300}}");
            for (int i = 0; i < shapes.size(); i++) {
                try (var server = answering(200, shapes.get(i))) {
                    var policy = new PolicyServer(http, server.endpoint(), CLOCK).fetch();
                    var key = policy.folder() + "图 " + i;
                    var result = store.postSigned(policy, new ObjectTarget("sandbox", key, null, null), new ByteBody(BYTES), new StoreFixture.Watch());
                    assertEquals(i < 2, result.callback() != null);
                    assertArrayEquals(BYTES, SandboxDownload.download(sandbox, key));
                    assertEquals(i == 2 ? NOW.plusSeconds(300) : Instant.parse("2099-01-01T12:00:00Z"), policy.expiration());
                    assertFalse(policy.toString().contains(signedV1));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"x\"", "{\"policy\":\"p\",\"signature\":\"s\"}", "{\"policy\":\"p\",\"signature\":\"s\",\"host\":\"https://h\"}",
        "{\"policy\":\"p\",\"signature\":\"s\",\"accessid\":\"a\",\"host\":\"javascript:alert(1)\"}",
        "{\"policy\":\"p\",\"signature\":\"s\",\"accessid\":\"a\",\"host\":\"https://h:65536\"}",
        "{\"policy\":\"p\",\"signature\":\"s\",\"accessid\":\"a\",\"host\":\"https://u:p@h\"}", "{\"policy\":\"p\",\"signature\":\"s\",\"accessid\":\"a\",\"host\":\"a b\"}"})
    void whatIsNoPolicyIsTold(String body) throws Exception {
        try (var http = new JsonServer(Patience.LIMIT); var server = answering(200, body)) {
            assertTrue(assertThrows(CredentialsException.class, () -> new PolicyServer(http, server.endpoint(), CLOCK).fetch()).getMessage()
                    .startsWith("127.0.0.1 answered without"));
        }
    }

    @Test
    void thePolicyItselfSaysWhenItEndsWhereTheServerSaysNothingOrMore() throws Exception {
        var ends = base64("{\"expiration\":\"2026-11-25T10:00:30.000Z\",\"conditions\":[]}");
        assertEquals(Instant.parse("2026-11-25T10:00:30Z"), policy(ends, "").expiration());
        assertEquals(Instant.parse("2026-11-25T10:00:30Z"), policy(ends, ",\"expire\":4070952000").expiration());
        assertNull(policy("!", "").expiration());
        assertEquals(URI.create("https://h"), policy(ends, "").host());
    }

    private static UploadPolicy policy(String policy, String more) throws Exception {
        try (var http = new JsonServer(Patience.LIMIT);
             var server = answering(200, "{\"policy\":\"" + policy + "\",\"signature\":\"s\",\"accessid\":\"a\",\"host\":\"//h\"" + more + "}")) {
            return new PolicyServer(http, server.endpoint(), CLOCK).fetch();
        }
    }

    private static ScriptedServer answering(int status, String body) throws Exception {
        return new ScriptedServer((_, out) -> respond(out, status, body, "Content-Type: application/json"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.ossHeaders;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsSource;
import org.dropback.connection.SignatureVersion;
import org.dropback.connection.UploadPolicy;
import org.dropback.oss.ByteBody;
import org.dropback.oss.FailureKind;
import org.dropback.oss.ObjectOptions;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.sandbox.OnSandbox;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.dropback.secret.Secret;
import org.dropback.signing.V1Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms: a policy signed here, or by somebody else, and the file last. */
class PostStoreTest extends OnSandbox {

    private static final byte[] BYTES = StoreFixture.bytes(700_000);

    private final StoreFixture.Watch watch = new StoreFixture.Watch();

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void aFormStoresAndItsCallbackAnswers(SignatureVersion version) throws Exception {
        var options = new ObjectOptions(Map.of("cache-control", "no-cache"), Map.of("author", "李雷"), Map.of(), "public-read", "IA", false);
        try (var store = StoreFixture.store(sandbox, version)) {
            var target = new ObjectTarget("sandbox", "a/图 1+.txt", "text/plain", options, CallbackCodec.encode(callback()));
            var result = store.post(target, new ByteBody(BYTES), watch);
            assertEquals("{\"Status\":\"OK\"}", new String(result.callback().body(), UTF_8));
            assertEquals(StoreFixture.crc64(BYTES), result.crc64());
            assertArrayEquals(BYTES, SandboxDownload.download(sandbox, "a/图 1+.txt"));
            assertEquals(BYTES.length, watch.sent.get(), "only the file's bytes count");
            assertTrue(watch.allSent.get());
            var received = sandbox.callbacks().getFirst();
            assertEquals("{\"op\":\"PostObject\",\"v\":\"say \\\"图\\\"\"}", new String(received.body(), UTF_8));
            assertEquals(ReceivedCallback.Verdict.VALID, received.signature());
            var head = store.head("sandbox", "a/图 1+.txt");
            assertEquals(options, ObjectOptions.of(head, store.acl("sandbox", "a/图 1+.txt"), Map.of()));
            assertEquals("text/plain", head.contentType());
            assertEquals(result.etag(), head.etag());
        }
    }

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void anStsTokenSignsAForm(SignatureVersion version) throws Exception {
        var credentials = new Credentials("STS.sandbox", new Secret("sandbox-sts-secret"), new Secret("sandbox-sts-token"));
        try (var store = AliyunObjectStore.open(new Connection("c", sandbox.endpoint(), sandbox.region(), "sandbox", version), credentials)) {
            assertNull(store.post(target("key"), new ByteBody(BYTES), watch).callback());
            assertArrayEquals(BYTES, SandboxDownload.download(sandbox, "key"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${filename}", "a/${filename}.b", "a\"b", "a--b", "a;b=\"c\""})
    void aKeyIsStoredAsItIs(String key) throws Exception {
        try (var store = StoreFixture.store(sandbox, SignatureVersion.V4)) {
            store.post(target(key), new ByteBody(new byte[0]), watch);
            assertEquals(0, store.head("sandbox", key).size());
        }
    }

    @Test
    void aCallbackThatFailsLeavesTheObjectStored() throws Exception {
        sandbox.close();
        sandbox = Sandbox.start(SandboxOptions.temporary().withAnswer(ReceiverAnswer.OK.withStatus(502)));
        try (var store = StoreFixture.store(sandbox, SignatureVersion.V4)) {
            var target = new ObjectTarget("sandbox", "key", null, CallbackCodec.encode(callback()));
            assertEquals("CallbackFailed", store.post(target, new ByteBody(BYTES), watch).callback().error().code());
        }
    }

    @Test
    void whatAFormCannotHaveIsRefusedBeforeAndAWrongSecretByOss() throws Exception {
        var tagged = new ObjectTarget("sandbox", "key", null, new ObjectOptions(Map.of(), Map.of(), Map.of("a", "b"), null, null, false), null);
        try (var store = StoreFixture.store(sandbox, SignatureVersion.V4);
             var wrong = AliyunObjectStore.open(new Connection("c", sandbox.endpoint(), sandbox.region(), "sandbox", SignatureVersion.V1),
                     new Credentials(sandbox.accessKeyId(), new Secret(StoreFixture.SECRET), null))) {
            assertEquals("InvalidArgument", assertThrows(StoreException.class, () -> store.post(tagged, new ByteBody(BYTES), watch)).evidence().code());
            var refused = assertThrows(StoreException.class, () -> wrong.post(target("key"), new ByteBody(BYTES), watch));
            assertEquals("SignatureDoesNotMatch", refused.evidence().code());
            assertEquals(FailureKind.FATAL, refused.kind());
            assertEquals(Stored.NO, refused.evidence().stored());
        }
    }

    @Test
    void aPolicyOfAnAppServerNeedsNoKeyHereAndMayBringItsOwnCallback() throws Exception {
        var callback = CallbackCodec.encode(callback());
        try (var store = AliyunObjectStore.open(new Connection("c", sandbox.endpoint(), sandbox.region(), "sandbox", SignatureVersion.V4), CredentialsSource.none())) {
            var variables = new ObjectTarget("sandbox", "user/key", null, null);
            var result = store.postSigned(policy(callback.callback()), variables, new ByteBody(BYTES), watch);
            assertEquals("{\"Status\":\"OK\"}", new String(result.callback().body(), UTF_8));
            assertNull(store.postSigned(policy(null), target("user/other"), new ByteBody(BYTES), watch).callback());
            var own = new ObjectTarget("sandbox", "user/key", null, callback);
            assertEquals(200, store.postSigned(policy(null), own, new ByteBody(BYTES), watch).callback().httpStatus());
            assertEquals("{\"op\":\"PostObject\",\"v\":\"say \\\"图\\\"\"}", new String(sandbox.callbacks().getLast().body(), UTF_8));
            var outside = assertThrows(StoreException.class, () -> store.postSigned(policy(null), target("elsewhere"), new ByteBody(BYTES), watch));
            assertEquals("AccessDenied", outside.evidence().code());
            assertEquals("CredentialsUnavailable", assertThrows(StoreException.class, () -> store.put(target("key"), new ByteBody(BYTES), watch)).evidence().code());
            assertEquals(Stored.UNKNOWN, assertThrows(StoreException.class, () -> store.head("sandbox", "key")).evidence().stored());
        }
    }

    @Test
    void aFormIsHeldAgainstItsCrc64AndSaysNothingSecret() throws Exception {
        try (var server = new ScriptedServer((request, out) -> {
            var body = new String(request.body(), UTF_8);
            assertTrue(body.endsWith("--\r\n"), "the file is the last field");
            respond(out, 200, "", ossHeaders(new byte[] {9}));
        }); var store = StoreFixture.store(server.endpoint())) {
            var failure = assertThrows(StoreException.class, () -> store.post(StoreFixture.PLAIN, new ByteBody(BYTES), watch));
            assertEquals("ChecksumMismatch", failure.evidence().code());
            assertEquals(FailureKind.RETRY_NOW, failure.kind());
            assertEquals(FailureKind.FATAL, assertThrows(StoreException.class,
                    () -> store.post(StoreFixture.WITH_CALLBACK, new ByteBody(BYTES), watch)).kind());
            assertFalse(policy("callback").toString().contains("pl4nted"));
        }
    }

    private UploadPolicy policy(String callback) {
        var policy = Base64.getEncoder().encodeToString("{\"expiration\":\"2099-01-01T00:00:00.000Z\",\"conditions\":[[\"starts-with\",\"$key\",\"user/\"]]}"
                .getBytes(UTF_8));
        return new UploadPolicy(URI.create(sandbox.endpoint() + "/sandbox/"), "user/", Map.of("OSSAccessKeyId", new Secret(sandbox.accessKeyId()),
                "policy", new Secret(policy), "Signature", new Secret(V1Signature.sign(sandbox.accessKeySecret(), policy))), callback, null);
    }

    private Callback callback() {
        return new Callback(List.of(sandbox.receiverUrl().toString()), null, false, BodyType.JSON, "{\"op\":${operation},\"v\":${x:v}}",
                Map.of("x:v", "say \"图\""), Map.of());
    }

    private static ObjectTarget target(String key) {
        return new ObjectTarget("sandbox", key, null, null);
    }
}

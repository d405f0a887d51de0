package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.CredentialsSource;
import org.dropback.connection.PresignedUrl;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ByteBody;
import org.dropback.oss.FailureKind;
import org.dropback.oss.ObjectOptions;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.sandbox.OnSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** URLs that let anybody put one object: made here, and spent without a key. */
class PresignedStoreTest extends OnSandbox {

    private static final byte[] BYTES = StoreFixture.bytes(300_000);
    private static final String KEY = "a/图 1+&.txt";
    /** The URL says where. */
    private static final ObjectTarget TARGET = new ObjectTarget("", "", null, null);

    private final StoreFixture.Watch watch = new StoreFixture.Watch();

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void aUrlMadeHereIsSpentWithoutAKeyAndCallsBack(SignatureVersion version) throws Exception {
        var options = new ObjectOptions(Map.of("cache-control", "no-cache"), Map.of("author", "李雷"), Map.of(), "public-read", null, false);
        try (var store = StoreFixture.store(sandbox, version); var keyless = keyless()) {
            var url = store.presignPut(new ObjectTarget("sandbox", KEY, "text/plain", options, CallbackCodec.encode(callback())), Duration.ofMinutes(1));
            assertTrue(url.hasCallback());
            var result = keyless.putPresigned(url, TARGET, new ByteBody(BYTES), watch);
            assertEquals("{\"Status\":\"OK\"}", new String(result.callback().body(), UTF_8));
            assertEquals("op=PutObject&v=%E5%9B%BE", new String(sandbox.callbacks().getFirst().body(), UTF_8));
            assertEquals(StoreFixture.crc64(BYTES), result.crc64());
            assertArrayEquals(BYTES, SandboxDownload.download(sandbox, KEY));
            assertEquals("李雷", ObjectOptions.of(store.head("sandbox", KEY), "", Map.of()).metadata().get("author"));

            var plain = store.presignPut(new ObjectTarget("sandbox", "plain", null, null), Duration.ofMinutes(1));
            assertFalse(plain.hasCallback());
            assertNull(keyless.putPresigned(PresignedUrl.of(plain.reveal().toString(), Map.of()), TARGET, new ByteBody(BYTES), watch).callback());
        }
    }

    /** What others hold in their hands must work for them: the JDK's own client, and no header of ours. */
    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void anyClientCanSpendIt(SignatureVersion version) throws Exception {
        try (var store = StoreFixture.store(sandbox, version); var client = HttpClient.newHttpClient()) {
            var url = store.presignPut(new ObjectTarget("sandbox", KEY, null, CallbackCodec.encode(callback())), Duration.ofMinutes(1));
            var answer = client.send(HttpRequest.newBuilder(url.reveal()).PUT(HttpRequest.BodyPublishers.ofByteArray(BYTES)).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals("{\"Status\":\"OK\"}", answer.body());
        }
    }

    @Test
    void aUrlThatIsSpoiltOrOldIsRefusedAndNeverSaid() throws Exception {
        try (var store = StoreFixture.store(sandbox, SignatureVersion.V4); var keyless = keyless()) {
            var good = store.presignPut(new ObjectTarget("sandbox", KEY, null, CallbackCodec.encode(callback())), Duration.ofSeconds(1)).reveal().toString();
            var spoilt = PresignedUrl.of(good.replaceFirst("x-oss-expires=1", "x-oss-expires=2"), Map.of());
            var failure = assertThrows(StoreException.class, () -> keyless.putPresigned(spoilt, TARGET, new ByteBody(BYTES), watch));
            assertEquals("SignatureDoesNotMatch", failure.evidence().code());
            assertEquals(FailureKind.FATAL, failure.kind());
            assertEquals(Stored.NO, failure.evidence().stored());
            var elsewhere = PresignedUrl.of("http://127.0.0.1:1/key?Signature=pl4nted", Map.of());
            var lost = assertThrows(StoreException.class, () -> keyless.putPresigned(elsewhere, TARGET, new ByteBody(BYTES), watch));
            var said = new StringWriter();
            lost.printStackTrace(new PrintWriter(said));
            said.append(lost.evidence().toString()).append(elsewhere.toString()).append(spoilt.toString());
            assertFalse(said.toString().contains("pl4nted") || said.toString().contains("x-oss-signature"), said.toString());
        }
    }

    @Test
    void whatIsNoAddressOfAnObjectIsRefusedWithoutRepeatingIt() {
        for (var url : List.of("", "key", "ftp://h/k?Signature=pl4nted", "http://h/?Signature=pl4nted", "http://h?Signature=pl4nted", "http://u:pl4nted@h/k",
                "http:///k?pl4nted", "http://h/k?a=pl4nted b", "http://h/%zz?pl4nted", "http://h:65536/k?pl4nted")) {
            var refusal = assertThrows(IllegalArgumentException.class, () -> PresignedUrl.of(url, Map.of()));
            assertEquals("not an http or https address of an object", refusal.getMessage());
            assertNull(refusal.getCause());
        }
        assertTrue(PresignedUrl.of("https://h/k?callback=e30%3D", Map.of()).hasCallback());
        assertTrue(PresignedUrl.of("https://h/k", Map.of("X-OSS-Callback", "e30=")).hasCallback());
        assertFalse(PresignedUrl.of("https://h/k?callback-var=x&xcallback=y", Map.of()).hasCallback());
        assertEquals("https://h:8/a/%E5%9B%BE", PresignedUrl.of(" https://h:8/a/%E5%9B%BE?Signature=s \n", Map.of()).toString());
    }

    @Test
    void aUrlThatOssWouldNotTakeIsNotMade() throws Exception {
        try (var store = StoreFixture.store(sandbox, SignatureVersion.V4)) {
            for (var validFor : List.of(Duration.ZERO, Duration.ofDays(8), Duration.ofSeconds(-1))) {
                assertEquals("InvalidArgument", assertThrows(StoreException.class,
                        () -> store.presignPut(new ObjectTarget("sandbox", KEY, null, null), validFor)).evidence().code());
            }
        }
    }

    private AliyunObjectStore keyless() throws StoreException {
        return AliyunObjectStore.open(new Connection("c", sandbox.endpoint(), sandbox.region(), "sandbox", SignatureVersion.V4), CredentialsSource.none());
    }

    private Callback callback() {
        return new Callback(List.of(sandbox.receiverUrl().toString()), null, false, BodyType.FORM, "op=${operation}&v=${x:v}", Map.of("x:v", "图"), Map.of());
    }
}

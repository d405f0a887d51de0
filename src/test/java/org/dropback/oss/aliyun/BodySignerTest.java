package org.dropback.oss.aliyun;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.HttpMethod;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ByteBody;
import org.dropback.secret.Secret;
import org.dropback.signing.SignableRequest;
import org.dropback.signing.V4Authorization;
import org.dropback.signing.V4Signature;
import org.junit.jupiter.api.Test;

/** One signer, whatever comes after what: every request is signed by its own secret for its own day. */
class BodySignerTest {

    private static final Instant LATE = Instant.parse("2026-03-01T23:59:59Z");

    private final BodySigner signer = new BodySigner(new Connection("c", URI.create("http://127.0.0.1:1"), "cn-hangzhou", "bucket", SignatureVersion.V4));

    @Test
    void theSameKeySignsRequestAfterRequest() {
        var credentials = credentials("one");
        assertSigned("one", signer.signed(call("a"), credentials, LATE), "a");
        assertSigned("one", signer.signed(call("b"), credentials, LATE), "b");
    }

    @Test
    void theNextDayHasItsOwnKey() {
        var credentials = credentials("one");
        assertSigned("one", signer.signed(call("a"), credentials, LATE), "a");
        assertSigned("one", signer.signed(call("a"), credentials, LATE.plusSeconds(1)), "a");
        assertSigned("one", signer.signed(call("a"), credentials, LATE), "a");
    }

    @Test
    void renewedCredentialsHaveTheirOwnKeyAlsoUnderTheSameId() {
        signer.signed(call("a"), credentials("one"), LATE);
        var renewed = signer.signed(call("a"), credentials("two"), LATE);
        assertSigned("two", renewed, "a");
        assertFalse(isSigned("one", renewed, "a"));
    }

    private static void assertSigned(String secret, SignedRequest request, String key) {
        assertTrue(isSigned(secret, request, key), request.headers().toString());
    }

    private static boolean isSigned(String secret, SignedRequest request, String key) {
        var claim = V4Authorization.parse(request.headers().get("authorization")).orElseThrow();
        var dateTime = request.headers().get("x-oss-date");
        return claim.credential().date().equals(dateTime.substring(0, 8))
                && V4Signature.verify(secret, dateTime, new SignableRequest("PUT", "bucket", key, List.of(), request.headers()), claim);
    }

    private static Credentials credentials(String secret) {
        return new Credentials("ak", new Secret(secret), null);
    }

    private static Call call(String key) {
        return new Call(HttpMethod.PUT, Effect.STORES, "bucket", key, new RequestBody(new ByteBody(new byte[0]), new StoreFixture.Watch()));
    }
}

package org.dropback.oss.aliyun;

import com.aliyun.oss.common.utils.CRC64;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.dropback.callback.CallbackHeaders;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.Transfer;
import org.dropback.sandbox.Sandbox;
import org.dropback.secret.Secret;
import org.dropback.testing.Patience;

/** What the tests of this room share. */
final class StoreFixture {

    static final String SECRET = "pl4nted-s3cret";
    static final ObjectTarget PLAIN = new ObjectTarget("bucket", "a/图 1.txt", "text/plain", null);
    static final ObjectTarget WITH_CALLBACK = new ObjectTarget("bucket", "a/图 1.txt", "text/plain", new CallbackHeaders("eyJjYWxsYmFja1VybCI6IngifQ==", "eyJ4OmEiOiJiIn0="));

    private StoreFixture() {
    }

    static AliyunObjectStore store(URI endpoint) throws StoreException {
        return store(endpoint, SignatureVersion.V4, new StoreLimits(8, Patience.LIMIT, Patience.LIMIT));
    }

    static AliyunObjectStore store(URI endpoint, SignatureVersion signature, StoreLimits limits) throws StoreException {
        var connection = new Connection("test", endpoint, "cn-hangzhou", "bucket", signature);
        return AliyunObjectStore.open(connection, new Credentials("ak", new Secret(SECRET), null), limits);
    }

    static AliyunObjectStore store(Sandbox sandbox, SignatureVersion signature) throws StoreException {
        return AliyunObjectStore.open(new Connection("sandbox", sandbox.endpoint(), sandbox.region(), "sandbox", signature),
                new Credentials(sandbox.accessKeyId(), new Secret(sandbox.accessKeySecret()), null));
    }

    static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** By the SDK's own CRC64, as {@code x-oss-hash-crc64ecma} has it. */
    static String crc64(byte[] bytes) {
        return Long.toUnsignedString(new CRC64(bytes, bytes.length).getValue());
    }

    static String[] ossHeaders(byte[] stored, String... more) {
        var headers = new String[more.length + 3];
        headers[0] = "x-oss-request-id: 655CA1F3";
        headers[1] = "ETag: \"ABCDEF\"";
        headers[2] = "x-oss-hash-crc64ecma: " + crc64(stored);
        System.arraycopy(more, 0, headers, 3, more.length);
        return headers;
    }

    static final class Watch implements Transfer {

        final AtomicLong sent = new AtomicLong();
        final AtomicBoolean allSent = new AtomicBoolean();
        final CancelSignal cancelSignal = new CancelSignal();

        @Override
        public void sent(long bytes) {
            sent.addAndGet(bytes);
        }

        @Override
        public void allSent() {
            allSent.set(true);
        }

        @Override
        public CancelSignal cancelSignal() {
            return cancelSignal;
        }
    }
}

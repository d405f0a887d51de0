package org.dropback.oss.aliyun;

import com.aliyun.oss.HttpMethod;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import org.dropback.connection.PresignedUrl;
import org.dropback.connection.UploadPolicy;
import org.dropback.oss.FailureKind;
import org.dropback.oss.ObjectHead;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.oss.StoreResult;
import org.dropback.oss.Transfer;
import org.dropback.oss.UploadBody;

/** The ways in which the bytes of an object go out: put, part, form, presigned URL. Any thread. */
final class BodyUploads {

    /** OSS looks at the policy when the form begins; the clock may still be off by the 15 minutes that it allows. */
    private static final Duration POLICY = Duration.ofHours(1);

    private static final Duration LONGEST_URL = Duration.ofDays(7);
    private static final Duration LONGEST_STS_URL = Duration.ofHours(12);

    private final BodyClient client;
    private final BodySigner signer;
    private final Identity identity;
    private final HeadObject head;

    /** Asks for what an answer lacks. */
    interface HeadObject {
        ObjectHead head(String bucket, String key) throws StoreException;
    }

    BodyUploads(BodyClient client, BodySigner signer, Identity identity, HeadObject head) {
        this.client = client;
        this.signer = signer;
        this.identity = identity;
        this.head = head;
    }

    StoreResult put(ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException {
        var call = Calls.call(HttpMethod.PUT, Effect.STORES, target.bucket(), target.key(), new RequestBody(body, transfer))
                .withHeaders(OptionHeaders.all(target)).withHeaders(Calls.callback(target)).repeatable(isHarmless(target));
        return stored(signedAndSent(call), call, target);
    }

    PartReceipt part(ObjectTarget target, String uploadId, int number, UploadBody part, Transfer transfer) throws StoreException {
        var call = Calls.call(HttpMethod.PUT, Effect.PREPARES, target.bucket(), target.key(), new RequestBody(part, transfer))
                .withParameters(Calls.part(uploadId, number));
        return StoredObject.checkPart(signedAndSent(call), number, part.length(), call.body().crc64());
    }

    private Answer signedAndSent(Call call) throws StoreException {
        var credentials = identity.credentials(call.effect(), call.body().transfer());
        return client.send(call, signer.signed(call, credentials, identity.clock().now()), credentials);
    }

    StoreResult post(ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException {
        var credentials = identity.credentials(Effect.STORES, transfer);
        var fields = signer.policy(target, body.length(), POLICY, credentials, identity.clock().now());
        var form = Form.of(target, fields, target.callback() == null ? null : target.callback().callback());
        var call = call(target, form, body, transfer).repeatable(isHarmless(target));
        return stored(client.send(call, signer.form(target.bucket(), form.headers()), credentials), call, target);
    }

    StoreResult postSigned(UploadPolicy policy, ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException {
        var fields = new LinkedHashMap<String, String>();
        policy.fields().forEach((name, secret) -> fields.put(name, secret.reveal()));
        var callback = target.callback() == null ? policy.callback() : target.callback().callback();
        Calls.requireKey(target.key());
        var form = Form.of(target, fields, callback);
        form.check(fields.getOrDefault("policy", ""), body.length());
        // Whose bucket it is, the policy says.
        var call = new Call(HttpMethod.POST, Effect.STORES, target.bucket(), target.key(), form.body(body, transfer))
                .repeatable(callback == null && !target.options().forbidOverwrite() && !policy.forbidsOverwrite());
        var path = policy.host().getRawPath();
        var request = new SignedRequest("POST", Host.of(policy.host()), path == null || path.isEmpty() ? "/" : path, form.headers());
        return StoredObject.check(client.send(call, request, null),
                new StoredObject.Expected(target.key(), callback != null, call.body().crc64(), onMismatch(call)), null);
    }

    private static Call call(ObjectTarget target, Form form, UploadBody body, Transfer transfer) throws StoreException {
        return Calls.call(HttpMethod.POST, Effect.STORES, target.bucket(), target.key(), form.body(body, transfer));
    }

    StoreResult putPresigned(PresignedUrl url, ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException {
        var address = url.reveal();
        var path = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(OptionHeaders.all(target));
        headers.putAll(url.headers());
        var call = new Call(HttpMethod.PUT, Effect.STORES, "", null, new RequestBody(body, transfer)).withHeaders(headers)
                .repeatable(!url.hasCallback() && !headers.containsKey("x-oss-forbid-overwrite"));
        var answer = client.send(call, new SignedRequest("PUT", Host.of(address), path, headers), null);
        return StoredObject.check(answer,
                new StoredObject.Expected(url.toString(), url.hasCallback(), call.body().crc64(), onMismatch(call)), null);
    }

    PresignedUrl presigned(ObjectTarget target, Duration validFor) throws StoreException {
        Calls.call(HttpMethod.PUT, Effect.PREPARES, target.bucket(), target.key(), RequestBody.of(""));
        var credentials = identity.credentials(Effect.PREPARES);
        if (validFor.toSeconds() < 1 || validFor.compareTo(credentials.token() == null ? LONGEST_URL : LONGEST_STS_URL) > 0) {
            throw Calls.refused("InvalidArgument", "a presigned URL cannot be valid for " + validFor);
        }
        return signer.presigned(target, validFor, credentials, identity.clock().now());
    }

    private StoreResult stored(Answer answer, Call call, ObjectTarget target) throws StoreException {
        return StoredObject.check(answer, new StoredObject.Expected(target.key(), target.callback() != null, call.body().crc64(), onMismatch(call)),
                () -> head.head(target.bucket(), target.key()));
    }

    private static boolean isHarmless(ObjectTarget target) {
        return target.callback() == null && !target.options().forbidOverwrite();
    }

    /** Wrong bytes are mended by sending them again, but nobody is called back twice for it unasked, and what may not be overwritten stays. */
    private static FailureKind onMismatch(Call call) {
        return call.repeatable() ? FailureKind.RETRY_NOW : FailureKind.FATAL;
    }
}

package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.dropback.callback.ObjectKeys;
import org.dropback.digest.Md5;
import org.dropback.sandbox.form.FileBody;
import org.dropback.sandbox.form.Form;
import org.dropback.sandbox.form.FormAuthenticator;
import org.dropback.sandbox.form.FormBody;
import org.dropback.sandbox.form.FormParser;
import org.dropback.sandbox.form.PostPolicy;
import org.dropback.sandbox.protocol.BucketAddress;
import org.dropback.sandbox.protocol.Encryption;
import org.dropback.sandbox.protocol.Operation;
import org.dropback.sandbox.protocol.OssAnswer;
import org.dropback.sandbox.protocol.OssError;
import org.dropback.sandbox.protocol.OssRequest;
import org.dropback.sandbox.protocol.Percent;
import org.dropback.sandbox.protocol.XmlWriter;
import org.dropback.sandbox.storage.Blob;
import org.dropback.sandbox.storage.Bucket;
import org.dropback.sandbox.storage.StoredObject;
import org.dropback.wire.MalformedFormException;

/** PostObject: a form whose fields are the headers of a put, with a policy that says what it may be (facts 4). Any thread. */
final class FormOperations {

    /** Fields that a put has as headers. */
    private static final Set<String> HEADERS = Set.of("cache-control", "content-disposition", "content-encoding", "content-language", "expires",
            "x-oss-storage-class", "x-oss-object-acl", "x-oss-forbid-overwrite");
    private static final Set<String> OTHERS = Set.of("x-oss-content-type", "x-oss-security-token", "x-oss-signature-version", "x-oss-credential",
            "x-oss-date", "x-oss-signature");
    private static final String META = "x-oss-meta-";

    private final FormAuthenticator authenticator;
    private final BiPredicate<String, String> openToAll;
    private final ObjectOperations objects;
    private final CallbackStage callbacks;
    private final Clock clock;

    /** @param openToAll whether everybody may put an object of that bucket and key */
    FormOperations(FormAuthenticator authenticator, BiPredicate<String, String> openToAll, ObjectOperations objects, CallbackStage callbacks,
                   Clock clock) {
        this.authenticator = authenticator;
        this.openToAll = openToAll;
        this.objects = objects;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    OssAnswer post(OssRequest request, Bucket bucket) throws IOException, OssError, InterruptedException {
        var body = new FormBody(request);
        var form = FormParser.parse(request.header("content-type").orElse(""), body);
        var key = form.key();
        if (ObjectKeys.problem(key).isPresent()) {
            throw OssError.invalidObjectName(key);
        }
        var range = check(form, bucket.name(), key);
        var put = asPut(request, form, key, new FileBody(form.file(), range, body));
        var callback = callbacks.prepare(put, form.variables());
        StoredObject object;
        try {
            object = objects.store(put, bucket, key, FormOperations::etag);
        } catch (FileBody.Refused e) {
            throw e.error();
        } catch (MalformedFormException e) {
            throw FormParser.malformed();
        }
        return callback.isPresent() ? callbacks.call(callback.get(), put, bucket, object, Operation.POST_OBJECT)
                : answer(request, form, bucket, object);
    }

    /** @return how large the file may be */
    private PostPolicy.Range check(Form form, String bucket, String key) throws OssError {
        var policy = authenticator.check(form);
        if (policy.isEmpty()) {
            if (!openToAll.test(bucket, key)) {
                throw OssError.anonymous();
            }
            return PostPolicy.ANY_SIZE;
        }
        policy.get().check(clock.instant(), field -> switch (field) {
            case "bucket" -> Optional.of(bucket);
            case "key" -> Optional.of(key);
            case "content-type" -> Optional.of(form.contentType());
            default -> form.field(field);
        });
        return policy.get().range();
    }

    private static OssRequest asPut(OssRequest request, Form form, String key, FileBody file) throws OssError {
        var headers = new LinkedHashMap<String, String>();
        headers.put("host", request.header("host").orElse(""));
        headers.put("transfer-encoding", "chunked");
        headers.put("content-type", form.contentType());
        for (var field : form.fields().entrySet()) {
            var name = field.getKey().toLowerCase(Locale.ROOT);
            if (HEADERS.contains(name) || Encryption.HEADERS.contains(name) || name.startsWith(META)) {
                headers.put(name, field.getValue());
            } else if (name.startsWith("x-oss-") && !OTHERS.contains(name)) {
                throw OssError.notImplemented("PostObject with " + name);
            }
        }
        for (var header : headers.entrySet()) {
            if (header.getValue().chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7F)) {
                throw OssError.invalidArgument("The value of a form field cannot be that of a header.", header.getKey(), "");
            }
        }
        var query = form.field("callback").map(callback -> List.of(Map.entry("callback", callback))).orElse(List.of());
        return new OssRequest(request.id(), request.method(), request.bucket(), key, query, headers, request.clientIp(), file);
    }

    /** Of the content, but not its MD5: OSS promises none for a form, and who relies on it should notice here. */
    private static String etag(Blob blob) {
        return Md5.of(("PostObject " + blob.md5()).getBytes(US_ASCII)).hex();
    }

    private static OssAnswer answer(OssRequest request, Form form, Bucket bucket, StoredObject object) {
        var headers = new LinkedHashMap<>(OssAnswer.storedHeaders(object));
        var redirect = form.field("success_action_redirect").flatMap(url -> redirect(url, bucket, object));
        if (redirect.isPresent()) {
            headers.put("Location", redirect.get());
            return OssAnswer.empty(303, headers);
        }
        var location = BucketAddress.url(request.header("host").orElse(""), bucket.name(), object.key());
        return switch (form.field("success_action_status").orElse("")) {
            case "200" -> OssAnswer.empty(200, headers);
            case "201" -> {
                headers.put("Content-Type", "application/xml");
                headers.put("Location", location);
                yield OssAnswer.bytes(201, headers, new XmlWriter().open("PostResponse").element("Bucket", bucket.name())
                        .element("Location", location).element("Key", object.key()).element("ETag", '"' + object.etag() + '"')
                        .close("PostResponse").bytes(), null);
            }
            default -> OssAnswer.empty(204, headers);
        };
    }

    /** Where the browser goes next, told what was stored; empty for what is no web address, which counts as not given. */
    private static Optional<String> redirect(String url, Bucket bucket, StoredObject object) {
        try {
            var uri = new URI(url);
            if (uri.getHost() == null || !Set.of("http", "https").contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
            var told = "bucket=" + Percent.encode(bucket.name()) + "&key=" + Percent.encode(object.key()) + "&etag=%22" + object.etag() + "%22";
            var query = uri.getRawQuery() == null ? told : uri.getRawQuery() + "&" + told;
            var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return Optional.of(uri.getScheme() + "://" + uri.getRawAuthority() + path + "?" + query);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}

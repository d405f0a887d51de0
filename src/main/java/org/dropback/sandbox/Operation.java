package org.dropback.sandbox;

import static org.dropback.sandbox.Operation.Level.BUCKET;
import static org.dropback.sandbox.Operation.Level.OBJECT;
import static org.dropback.sandbox.Operation.Level.SERVICE;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the sandbox can do, and which parameters and headers of each it understands. Everything else is refused by name, never ignored. */
enum Operation {
    LIST_BUCKETS("GET", SERVICE, "", "", ""),
    GET_BUCKET_INFO("GET", BUCKET, "bucketInfo", "", ""),
    GET_BUCKET_LOCATION("GET", BUCKET, "location", "", ""),
    LIST_OBJECTS_V2("GET", BUCKET, "list-type", "prefix delimiter max-keys encoding-type continuation-token start-after fetch-owner", ""),
    LIST_OBJECTS("GET", BUCKET, "", "prefix delimiter max-keys encoding-type marker", ""),
    INITIATE_MULTIPART_UPLOAD("POST", OBJECT, "uploads", "encoding-type", "x-oss-forbid-overwrite x-oss-storage-class x-oss-object-acl"),
    COMPLETE_MULTIPART_UPLOAD("POST", OBJECT, "uploadId", "encoding-type callback callback-var",
            "x-oss-forbid-overwrite x-oss-complete-all x-oss-callback x-oss-callback-var x-oss-object-acl"),
    UPLOAD_PART("PUT", OBJECT, "uploadId partNumber", "", ""),
    ABORT_MULTIPART_UPLOAD("DELETE", OBJECT, "uploadId", "", ""),
    LIST_PARTS("GET", OBJECT, "uploadId", "max-parts part-number-marker encoding-type", ""),
    PUT_OBJECT("PUT", OBJECT, "", "callback callback-var",
            "x-oss-forbid-overwrite x-oss-callback x-oss-callback-var x-oss-storage-class x-oss-object-acl"),
    GET_OBJECT("GET", OBJECT, "", "", ""),
    HEAD_OBJECT("HEAD", OBJECT, "", "objectMeta", ""),
    DELETE_OBJECT("DELETE", OBJECT, "", "", ""),
    POST_OBJECT("POST", BUCKET, "", "", "");

    enum Level { SERVICE, BUCKET, OBJECT }

    private static final Set<String> SIGNATURE_PARAMETERS = words("OSSAccessKeyId Expires Signature x-oss-signature-version x-oss-credential "
            + "x-oss-date x-oss-expires x-oss-additional-headers x-oss-signature security-token x-oss-security-token");
    private static final Set<String> COMMON_HEADERS = words("x-oss-date x-oss-content-sha256 x-oss-security-token");
    private static final Set<String> CONDITIONS = words("if-match if-none-match if-modified-since if-unmodified-since");

    private final String method;
    private final Level level;
    private final Set<String> required;
    private final Set<String> parameters;
    private final Set<String> headers;

    Operation(String method, Level level, String required, String parameters, String headers) {
        this.method = method;
        this.level = level;
        this.required = words(required);
        this.parameters = words(parameters);
        this.headers = words(headers);
    }

    /** @throws OssError where OSS may know what is asked for and the sandbox does not */
    static Operation of(OssRequest request) throws OssError {
        var operation = Arrays.stream(values()).filter(each -> each.fits(request)).findFirst()
                .orElseThrow(() -> OssError.notImplemented(request.method() + " " + names(request)));
        var unknown = Stream.concat(
                request.query().stream().map(entry -> entry.getKey()).filter(name -> !operation.understandsParameter(name)),
                request.headers().keySet().stream().filter(name -> !operation.understandsHeader(name))).findFirst();
        if (unknown.isPresent()) {
            throw OssError.notImplemented(operation.ossName() + " with " + unknown.get());
        }
        return operation;
    }

    /** Whether it is a form, which tells in its fields who signed it; a signature in its header or URL is not looked at (facts 4). */
    static boolean isForm(OssRequest request) {
        return POST_OBJECT.fits(request) && request.query().stream().allMatch(entry -> SIGNATURE_PARAMETERS.contains(entry.getKey()));
    }

    /** Such as {@code PutObject}. */
    String ossName() {
        return Arrays.stream(name().split("_")).map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .reduce("", String::concat);
    }

    private boolean fits(OssRequest request) {
        var named = request.key() != null ? OBJECT : request.bucket() != null ? BUCKET : SERVICE;
        return method.equals(request.method()) && level == named && required.stream().allMatch(request::has);
    }

    private boolean understandsParameter(String name) {
        return required.contains(name) || parameters.contains(name) || SIGNATURE_PARAMETERS.contains(name);
    }

    private boolean understandsHeader(String name) {
        if (!name.startsWith("x-oss-")) {
            return !CONDITIONS.contains(name);
        }
        boolean stores = this == PUT_OBJECT || this == INITIATE_MULTIPART_UPLOAD;
        return COMMON_HEADERS.contains(name) || headers.contains(name) || stores && name.startsWith("x-oss-meta-");
    }

    private static String names(OssRequest request) {
        return Optional.of(request.query().stream().map(entry -> entry.getKey()).toList()).filter(names -> !names.isEmpty())
                .map(names -> "with " + String.join(", ", names)).orElse(request.bucket() == null ? "service" : "bucket");
    }

    private static Set<String> words(String words) {
        return words.isEmpty() ? Set.of() : Set.of(words.split(" "));
    }
}

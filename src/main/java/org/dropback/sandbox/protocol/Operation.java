package org.dropback.sandbox.protocol;

import static org.dropback.sandbox.protocol.Operation.Level.BUCKET;
import static org.dropback.sandbox.protocol.Operation.Level.OBJECT;
import static org.dropback.sandbox.protocol.Operation.Level.SERVICE;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the sandbox can do, and which parameters and headers of each it understands. Everything else is refused by name, never ignored. */
public enum Operation {
    LIST_BUCKETS("GET", SERVICE, "", "prefix marker max-keys", ""),
    GET_BUCKET_INFO("GET", BUCKET, "bucketInfo", "", ""),
    GET_BUCKET_LOCATION("GET", BUCKET, "location", "", ""),
    GET_BUCKET_ACL("GET", BUCKET, "acl", "", ""),
    PUT_BUCKET_ACL("PUT", BUCKET, "acl", "", "x-oss-acl"),
    GET_BUCKET_CALLBACK_POLICY("GET", BUCKET, "policy comp=callback", "", ""),
    PUT_BUCKET_CALLBACK_POLICY("PUT", BUCKET, "policy comp=callback", "", ""),
    DELETE_BUCKET_CALLBACK_POLICY("DELETE", BUCKET, "policy comp=callback", "", ""),
    LIST_MULTIPART_UPLOADS("GET", BUCKET, "uploads", "prefix delimiter key-marker upload-id-marker max-uploads encoding-type", ""),
    LIST_OBJECTS_V2("GET", BUCKET, "list-type", "prefix delimiter max-keys encoding-type continuation-token start-after fetch-owner", ""),
    LIST_OBJECTS("GET", BUCKET, "", "prefix delimiter max-keys encoding-type marker", ""),
    DELETE_MULTIPLE_OBJECTS("POST", BUCKET, "delete", "encoding-type", ""),
    PUT_BUCKET("PUT", BUCKET, "", "", "x-oss-acl"),
    DELETE_BUCKET("DELETE", BUCKET, "", "", ""),
    INITIATE_MULTIPART_UPLOAD("POST", OBJECT, "uploads", "encoding-type", "x-oss-forbid-overwrite" + Words.STORED),
    COMPLETE_MULTIPART_UPLOAD("POST", OBJECT, "uploadId", "encoding-type callback callback-var",
            "x-oss-forbid-overwrite x-oss-complete-all x-oss-callback x-oss-callback-var x-oss-object-acl"),
    UPLOAD_PART_COPY("PUT", OBJECT, "uploadId partNumber header:x-oss-copy-source", "", "x-oss-copy-source-range " + Words.COPY_SOURCE),
    UPLOAD_PART("PUT", OBJECT, "uploadId partNumber", "", ""),
    ABORT_MULTIPART_UPLOAD("DELETE", OBJECT, "uploadId", "", ""),
    LIST_PARTS("GET", OBJECT, "uploadId", "max-parts part-number-marker encoding-type", ""),
    APPEND_OBJECT("POST", OBJECT, "append", "position", Words.STORED),
    GET_OBJECT_ACL("GET", OBJECT, "acl", "", ""),
    PUT_OBJECT_ACL("PUT", OBJECT, "acl", "", "x-oss-object-acl"),
    GET_OBJECT_TAGGING("GET", OBJECT, "tagging", "", ""),
    PUT_OBJECT_TAGGING("PUT", OBJECT, "tagging", "", ""),
    DELETE_OBJECT_TAGGING("DELETE", OBJECT, "tagging", "", ""),
    COPY_OBJECT("PUT", OBJECT, "header:x-oss-copy-source", "",
            "x-oss-metadata-directive x-oss-tagging-directive x-oss-forbid-overwrite " + Words.COPY_SOURCE + Words.STORED),
    PUT_OBJECT("PUT", OBJECT, "", "callback callback-var", "x-oss-forbid-overwrite x-oss-callback x-oss-callback-var" + Words.STORED),
    GET_OBJECT("GET", OBJECT, "", ResponseHeaders.PARAMETERS, "x-oss-range-behavior " + Words.CONDITIONS),
    GET_OBJECT_META("HEAD", OBJECT, "objectMeta", "", ""),
    HEAD_OBJECT("HEAD", OBJECT, "", "", Words.CONDITIONS),
    DELETE_OBJECT("DELETE", OBJECT, "", "", ""),
    POST_OBJECT("POST", BUCKET, "", "", "");

    enum Level { SERVICE, BUCKET, OBJECT }

    private static final Set<String> SIGNATURE_PARAMETERS = words("OSSAccessKeyId Expires Signature x-oss-signature-version x-oss-credential "
            + "x-oss-date x-oss-expires x-oss-additional-headers x-oss-signature security-token x-oss-security-token");
    private static final Set<String> COMMON_HEADERS = words("x-oss-date x-oss-content-sha256 x-oss-security-token");
    private static final Set<String> CONDITIONS = words(Words.CONDITIONS);
    private static final String HEADER = "header:";

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

    /** What a request asks for, whatever else it says; empty for what is not done. */
    public static Optional<Operation> find(OssRequest request) {
        return Arrays.stream(values()).filter(each -> each.fits(request)).findFirst();
    }

    /** @throws OssError where OSS may know what is asked for and the sandbox does not */
    public static Operation of(OssRequest request) throws OssError {
        var operation = find(request).orElseThrow(() -> OssError.notImplemented(request.method() + " " + names(request)));
        var unknown = Stream.concat(
                request.query().stream().map(Map.Entry::getKey).filter(name -> !operation.understandsParameter(name)),
                request.headers().keySet().stream().filter(name -> !operation.understandsHeader(name))).findFirst();
        if (unknown.isPresent()) {
            throw OssError.notImplemented(operation.ossName() + " with " + unknown.get());
        }
        refuse(request, "x-oss-content-sha256", value -> !value.equals("UNSIGNED-PAYLOAD"));
        refuse(request, "content-encoding", value -> value.toLowerCase(Locale.ROOT).contains("aws-chunked"));
        return operation;
    }

    /** A body that is not what it seems would be stored with what is wrapped around it. */
    private static void refuse(OssRequest request, String header, Predicate<String> wrapped) throws OssError {
        var value = request.header(header).filter(wrapped);
        if (value.isPresent()) {
            throw OssError.notImplemented(header + ": " + value.get());
        }
    }

    /** Whether it is a form, which tells in its fields who signed it; a signature in its header or URL is not looked at (facts 4). */
    public static boolean isForm(OssRequest request) {
        return POST_OBJECT.fits(request) && request.query().stream().allMatch(entry -> SIGNATURE_PARAMETERS.contains(entry.getKey()));
    }

    /** Such as {@code PutObject}. */
    public String ossName() {
        return Arrays.stream(name().split("_")).map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .reduce("", String::concat);
    }

    private boolean fits(OssRequest request) {
        var named = request.key() != null ? OBJECT : request.bucket() != null ? BUCKET : SERVICE;
        return method.equals(request.method()) && level == named && required.stream().allMatch(word -> isThere(request, word));
    }

    /** @param word a parameter, {@code parameter=value} or {@code header:name} */
    private static boolean isThere(OssRequest request, String word) {
        if (word.startsWith(HEADER)) {
            return request.header(word.substring(HEADER.length())).isPresent();
        }
        int equals = word.indexOf('=');
        return equals < 0 ? request.has(word)
                : request.parameter(word.substring(0, equals)).orElse("").equals(word.substring(equals + 1));
    }

    private boolean understandsParameter(String name) {
        return required.stream().anyMatch(word -> word.equals(name) || word.startsWith(name + "="))
                || parameters.contains(name) || SIGNATURE_PARAMETERS.contains(name);
    }

    private boolean understandsHeader(String name) {
        if (!name.startsWith("x-oss-")) {
            return headers.contains(name) || !CONDITIONS.contains(name);
        }
        return COMMON_HEADERS.contains(name) || headers.contains(name) || required.contains(HEADER + name)
                || headers.contains(Words.META) && name.startsWith("x-oss-meta-");
    }

    private static String names(OssRequest request) {
        return Optional.of(request.query().stream().map(entry -> entry.getKey()).toList()).filter(names -> !names.isEmpty())
                .map(names -> "with " + String.join(", ", names)).orElse(request.bucket() == null ? "service" : request.key() == null ? "bucket" : "object");
    }

    private static Set<String> words(String words) {
        return words.isEmpty() ? Set.of() : Set.of(words.strip().split(" "));
    }

    /** Parts of the table above. */
    private static final class Words {
        static final String META = "x-oss-meta-*";
        static final String STORED = " x-oss-storage-class x-oss-object-acl x-oss-tagging x-oss-server-side-encryption "
                + "x-oss-server-side-encryption-key-id x-oss-server-side-data-encryption " + META;
        static final String CONDITIONS = "if-match if-none-match if-modified-since if-unmodified-since";
        static final String COPY_SOURCE = "x-oss-copy-source-if-match x-oss-copy-source-if-none-match x-oss-copy-source-if-modified-since "
                + "x-oss-copy-source-if-unmodified-since";

        private Words() {
        }
    }
}

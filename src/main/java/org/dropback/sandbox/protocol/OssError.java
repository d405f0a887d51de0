package org.dropback.sandbox.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error that OSS answers with, worded as OSS words it. */
public final class OssError extends Exception {

    private final int status;
    private final String code;
    private final @Nullable String ec;
    private final Map<String, String> details = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    public OssError(int status, String code, String message, @Nullable String ec) {
        super(message);
        this.status = status;
        this.code = code;
        this.ec = ec;
    }

    /** Adds an element to the XML. */
    public OssError with(String element, String text) {
        details.put(element, text);
        return this;
    }

    public OssError withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    @Nullable String ec() {
        return ec;
    }

    Map<String, String> details() {
        return details;
    }

    /** Beside those of every error. */
    Map<String, String> headers() {
        return headers;
    }

    public static OssError invalidArgument(String message, String name, String value) {
        return invalidArgument(message, name, value, null);
    }

    public static OssError invalidArgument(String message, String name, String value, @Nullable String ec) {
        return new OssError(400, "InvalidArgument", message, ec).with("ArgumentName", name).with("ArgumentValue", value);
    }

    public static OssError accessDenied(String message, @Nullable String ec) {
        return new OssError(403, "AccessDenied", message, ec);
    }

    /** Neither signed nor open to everybody. */
    public static OssError anonymous() {
        return accessDenied("You have no right to access this object because of bucket acl.", "0003-00000001");
    }

    public static OssError noSuchBucket(String bucket) {
        return new OssError(404, "NoSuchBucket", "The specified bucket does not exist.", "0015-00000101").with("BucketName", bucket);
    }

    public static OssError invalidBucketName(String bucket) {
        return new OssError(400, "InvalidBucketName", "The specified bucket is not valid.", null).with("BucketName", bucket);
    }

    public static OssError noSuchKey(String key) {
        return new OssError(404, "NoSuchKey", "The specified key does not exist.", "0026-00000001").with("Key", key);
    }

    public static OssError noSuchUpload(String uploadId) {
        return new OssError(404, "NoSuchUpload", "The specified upload does not exist. The upload ID may be invalid, or the upload may have been "
                + "aborted or completed.", "0042-00000104").with("UploadId", uploadId);
    }

    public static OssError invalidObjectName(String key) {
        return new OssError(400, "InvalidObjectName", "The specified object is not valid.", null).with("ObjectName", key);
    }

    public static OssError alreadyExists(String key) {
        return new OssError(409, "FileAlreadyExists", "The object you specified already exists and can not be overwritten.", "0026-00000104")
                .with("ObjectName", key);
    }

    public static OssError noCallbackPolicy(String bucket) {
        return new OssError(404, "BucketCallbackPolicyNotExist", "The bucket callback policy does not exist.", null).with("BucketName", bucket);
    }

    public static OssError tooLarge(long proposed, long max) {
        return new OssError(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed object size.", null)
                .with("MaxSizeAllowed", Long.toString(max)).with("ProposedSize", Long.toString(proposed));
    }

    public static OssError invalidRange(String range, long size) {
        return new OssError(416, "InvalidRange", "The requested range cannot be satisfied.", null)
                .with("ActualObjectSize", Long.toString(size)).with("RangeRequested", range).withHeader("Content-Range", "bytes */" + size);
    }

    public static OssError invalidEncryption() {
        return new OssError(400, "InvalidEncryptionAlgorithmError", "The Encryption request you specified is not valid. Supported value: AES256/KMS/SM4.",
                "0005-00000003");
    }

    public static OssError malformedXml() {
        return new OssError(400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema.", null);
    }

    /** For what OSS can do and the sandbox cannot: never a silent success. */
    public static OssError notImplemented(String what) {
        return new OssError(501, "NotImplemented", "A header or operation you provided implies functionality that is not implemented: " + what, null);
    }

    public static OssError internal() {
        return new OssError(500, "InternalError", "We encountered an internal error. Please try again.", null);
    }
}

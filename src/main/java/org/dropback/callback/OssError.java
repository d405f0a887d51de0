package org.dropback.callback;

import java.util.List;

/** The refusals of OSS that an uploader meets, by their {@code Code}. */
enum OssError {
    SIGNATURE_DOES_NOT_MATCH("SignatureDoesNotMatch"),
    INVALID_ACCESS_KEY_ID("InvalidAccessKeyId"),
    REQUEST_TIME_TOO_SKEWED("RequestTimeTooSkewed"),
    /** Known by its message alone: see {@link ErrorCatalogue}. */
    DENIED_BY_POLICY(),
    ACCESS_DENIED("AccessDenied"),
    TOKEN_EXPIRED("SecurityTokenExpired"),
    TOKEN_INVALID("InvalidSecurityToken", "SecurityTokenNotSupported"),
    USER_DISABLED("UserDisable"),
    NO_SUCH_BUCKET("NoSuchBucket"),
    NO_SUCH_KEY("NoSuchKey"),
    NO_SUCH_UPLOAD("NoSuchUpload"),
    INVALID_BUCKET_NAME("InvalidBucketName"),
    INVALID_OBJECT_NAME("InvalidObjectName"),
    ENTITY_TOO_LARGE("EntityTooLarge"),
    ENTITY_TOO_SMALL("EntityTooSmall"),
    INVALID_PART("InvalidPart"),
    INVALID_PART_ORDER("InvalidPartOrder"),
    FILE_ALREADY_EXISTS("FileAlreadyExists", "ObjectAlreadyExists"),
    FILE_IMMUTABLE("FileImmutable"),
    PRECONDITION_FAILED("PreconditionFailed"),
    INVALID_DIGEST("InvalidDigest", "BadDigest"),
    MISSING_CONTENT_LENGTH("MissingContentLength"),
    REQUEST_TIMEOUT("RequestTimeout"),
    SECOND_LEVEL_DOMAIN_FORBIDDEN("SecondLevelDomainForbidden"),
    THROTTLED("SlowDown", "QpsLimitExceeded", "UploadTrafficRateLimitExceeded", "TooManyRequests", "Throttling"),
    SERVICE_UNAVAILABLE("ServiceUnavailable"),
    INTERNAL_ERROR("InternalError"),
    MALFORMED_FORM("MalformedPOSTRequest", "RequestIsNotMultiPartContent", "IncorrectNumberOfFilesInPOSTRequest", "FieldItemTooLong"),
    INVALID_POLICY("InvalidPolicyDocument"),
    INVALID_TAG("InvalidTag", "InvalidTagging"),
    METHOD_NOT_ALLOWED("MethodNotAllowed"),
    NOT_IMPLEMENTED("NotImplemented"),
    CALLBACK_POLICY_MISSING("BucketCallbackPolicyNotExist"),
    INVALID_ARGUMENT("InvalidArgument");

    private final List<String> codes;

    OssError(String... codes) {
        this.codes = List.of(codes);
    }

    String id() {
        return "oss." + Phrases.camelCase(name());
    }

    List<String> codes() {
        return codes;
    }
}

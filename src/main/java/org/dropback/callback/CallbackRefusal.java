package org.dropback.callback;

/**
 * Why OSS refuses a callback parameter with 400 {@code InvalidArgument}, before it stores anything (facts 2.7, 2.8). Where the facts give
 * an EC but no text (additional headers, variables that are no strings), the text is worded after its neighbours; where they give a text but
 * no EC (body, signature version), the EC is the free one that fits.
 */
public enum CallbackRefusal {
    CALLBACK_TOO_LONG("The length of callback exceed max value.", "0007-00000001"),
    CALLBACK_NOT_BASE64("The callback configuration is not base64 encoded.", "0007-00000002"),
    CALLBACK_NOT_JSON("The callback configuration is not json format.", "0007-00000003"),
    URL_INVALID("The callback url configuration is invalid.", "0007-00000004"),
    TOO_MANY_URLS("The number of callback url exceed max value.", "0007-00000005"),
    HOST_NOT_FOUND("Can not get ip by this host.", "0007-00000007"),
    PRIVATE_ADDRESS("Private address is forbidden to callback.", "0007-00000008"),
    HOST_INVALID("The callback host configuration is invalid.", "0007-00000009"),
    BODY_INVALID("The callback body is invalid.", "0007-00000010"),
    BODY_EMPTY("The callback body is empty.", "0007-00000011"),
    BODY_TYPE_INVALID("The callback body type configuration is invalid.", "0007-00000012"),
    BODY_TYPE_UNSUPPORTED("The body type of callback is not supported.", "0007-00000013"),
    SIGNATURE_VERSION_INVALID("The callback signature version is invalid.", "0007-00000014"),
    HEADERS_NOT_A_MAP("The additional headers of callback is not a map.", "0007-00000021"),
    HEADERS_TOO_MANY("The number of additional headers of callback exceed max value.", "0007-00000022"),
    HEADER_KEY_EMPTY("The key of additional headers of callback is empty.", "0007-00000023"),
    HEADER_KEY_INVALID("The key of additional headers of callback is invalid.", "0007-00000024"),
    HEADER_VALUE_LINE_BREAK("The value of additional headers of callback is invalid.", "0007-00000025"),
    HEADER_KEY_RESERVED("The key of additional headers of callback has invalid prefix.", "0007-00000026"),
    CALLBACK_TWICE("Either the callback query string parameter or the x-oss-callback header should be specified, not both.", "0007-00000027"),
    VAR_TWICE("Either the callback-var query string parameter or the x-oss-callback-var header should be specified, not both.",
            "0007-00000027"),
    VAR_TOO_LONG("The length of callback var exceed max value.", "0007-00000101"),
    VAR_NOT_BASE64("The callback var configuration is not base64 encoded.", "0007-00000102"),
    VAR_NOT_JSON("The callback var is not expecten json.", "0007-00000103"),
    VAR_NOT_STRINGS("The callback var is not a map of strings.", "0007-00000104");

    private final String message;
    private final String ec;

    CallbackRefusal(String message, String ec) {
        this.message = message;
        this.ec = ec;
    }

    /** OSS's text, its typing errors included. */
    public String message() {
        return message;
    }

    public String ec() {
        return ec;
    }
}

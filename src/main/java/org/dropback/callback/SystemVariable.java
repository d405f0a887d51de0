package org.dropback.callback;

import java.util.Optional;

/** The variables that OSS fills in a callback body (facts 1.4). Names are case sensitive. */
public enum SystemVariable {
    BUCKET("bucket"),
    OBJECT("object"),
    ETAG("etag"),
    SIZE("size"),
    MIME_TYPE("mimeType"),
    IMAGE_HEIGHT("imageInfo.height"),
    IMAGE_WIDTH("imageInfo.width"),
    IMAGE_FORMAT("imageInfo.format"),
    CRC64("crc64"),
    CONTENT_MD5("contentMd5"),
    VPC_ID("vpcId"),
    CLIENT_IP("clientIp"),
    REQ_ID("reqId"),
    OPERATION("operation");

    private final String variable;

    SystemVariable(String variable) {
        this.variable = variable;
    }

    /** The name as it is written between the braces. */
    public String variable() {
        return variable;
    }

    /** Whether a JSON body gets it as a bare number (facts 1.5). */
    public boolean isNumber() {
        return this == SIZE || this == IMAGE_HEIGHT || this == IMAGE_WIDTH;
    }

    /** Empty for a custom variable and for a name that OSS does not know. */
    public static Optional<SystemVariable> named(String name) {
        for (var variable : values()) {
            if (variable.variable.equals(name)) {
                return Optional.of(variable);
            }
        }
        return Optional.empty();
    }
}

package org.dropback.connection;

import java.net.URI;

/**
 * Which door of OSS is taken, from what a person chooses.
 *
 * @param region    without {@code oss-}; V4 signs it whatever the door
 * @param authority host, and port where it is not the scheme's own, of {@link Kind#CNAME} and {@link Kind#CUSTOM}; "" for the others, whose names follow
 *                  from the region
 * @param tls       https; else what is sent can be read and changed on the way
 */
public record Endpoint(Kind kind, String region, String authority, boolean tls) {

    public enum Kind {
        /** From anywhere: {@code oss-cn-hangzhou.aliyuncs.com}. */
        PUBLIC,
        /** Within a region of Alibaba Cloud, free of traffic cost. */
        INTERNAL,
        /** By the nearest entry, for a bucket whose transfer acceleration is switched on. */
        ACCELERATE,
        /** The same for entries outside the mainland of China. */
        ACCELERATE_OVERSEAS,
        /** A domain of the user's own that is bound to the bucket. */
        CNAME,
        /** Whatever else speaks like OSS. */
        CUSTOM;

        /** Whether a person has to say the host. */
        public boolean needsHost() {
            return this == CNAME || this == CUSTOM;
        }
    }

    /** Scheme, host and port. @throws IllegalArgumentException where host or region are not written as {@link Endpoints} wants them */
    public URI uri() {
        return URI.create((tls ? "https://" : "http://") + host());
    }

    private String host() {
        return switch (kind) {
            case PUBLIC -> "oss-" + region + ".aliyuncs.com";
            case INTERNAL -> "oss-" + region + "-internal.aliyuncs.com";
            case ACCELERATE -> "oss-accelerate.aliyuncs.com";
            case ACCELERATE_OVERSEAS -> "oss-accelerate-overseas.aliyuncs.com";
            case CNAME, CUSTOM -> authority;
        };
    }
}

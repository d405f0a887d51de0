package org.dropback.connection;

/** Where a request names its bucket. */
public enum Addressing {

    /** In front of the host, unless the host is an address or localhost, which can carry nothing in front (facts 3.1). */
    AUTO,

    /** In front of the host: {@code bucket.oss-cn-hangzhou.aliyuncs.com}. */
    VIRTUAL_HOST,

    /** In the path. Public OSS refuses it (facts 7). */
    PATH,

    /** Nowhere: the host is a name of the bucket. */
    CNAME
}

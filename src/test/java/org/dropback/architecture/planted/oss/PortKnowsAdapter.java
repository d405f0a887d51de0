package org.dropback.architecture.planted.oss;

/** Planted: oss may not know oss.aliyun. */
class PortKnowsAdapter {
    org.dropback.architecture.planted.oss.aliyun.Anything forbidden;
}

package org.dropback.architecture.planted.cli;

/** Planted: cli may not know oss.aliyun. */
class KnowsAdapter {
    org.dropback.architecture.planted.oss.aliyun.Anything forbidden;
}

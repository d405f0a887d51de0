package org.dropback.architecture.planted.oss.aliyun;

/** Planted: oss.aliyun may not know upload. */
class BreaksArrow {
    org.dropback.architecture.planted.upload.Anything forbidden;
}

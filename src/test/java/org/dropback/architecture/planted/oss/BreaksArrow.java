package org.dropback.architecture.planted.oss;

/** Planted: oss may not know upload. */
class BreaksArrow {
    org.dropback.architecture.planted.upload.Anything forbidden;
}

package org.dropback.architecture.planted.fire;

/** Planted: fire may not know upload. */
class BreaksArrow {
    org.dropback.architecture.planted.upload.Anything forbidden;
}

package org.dropback.architecture.planted.sandbox;

/** Planted: sandbox may not know upload. */
class BreaksArrow {
    org.dropback.architecture.planted.upload.Anything forbidden;
}

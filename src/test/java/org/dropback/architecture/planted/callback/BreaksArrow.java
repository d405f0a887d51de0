package org.dropback.architecture.planted.callback;

/** Planted: callback may not know upload. */
class BreaksArrow {
    org.dropback.architecture.planted.upload.Anything forbidden;
}

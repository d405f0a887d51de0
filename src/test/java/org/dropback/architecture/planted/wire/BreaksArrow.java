package org.dropback.architecture.planted.wire;

/** Planted: wire may not know callback. */
class BreaksArrow {
    org.dropback.architecture.planted.callback.Anything forbidden;
}

package org.dropback.architecture.planted.store;

/** Planted: store may not know wire. */
class BreaksArrow {
    org.dropback.architecture.planted.wire.Anything forbidden;
}

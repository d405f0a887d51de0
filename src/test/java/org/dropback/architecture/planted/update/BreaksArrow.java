package org.dropback.architecture.planted.update;

/** Planted: update may not know store. */
class BreaksArrow {
    org.dropback.architecture.planted.store.Anything forbidden;
}

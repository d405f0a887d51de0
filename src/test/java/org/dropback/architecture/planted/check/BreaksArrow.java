package org.dropback.architecture.planted.check;

/** Planted: check may not know store. */
class BreaksArrow {
    org.dropback.architecture.planted.store.Anything forbidden;
}

package org.dropback.architecture.planted.store;

/** Planted: store may not know sandbox. */
class BreaksArrow {
    org.dropback.architecture.planted.sandbox.Anything forbidden;
}

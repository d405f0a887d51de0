package org.dropback.architecture.planted.snippet;

/** Planted: snippet may not know sandbox. */
class BreaksArrow {
    org.dropback.architecture.planted.sandbox.Anything forbidden;
}

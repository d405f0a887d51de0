package org.dropback.architecture.planted.digest;

/** Planted: digest may not know text. */
class BreaksArrow {
    org.dropback.architecture.planted.text.Anything forbidden;
}

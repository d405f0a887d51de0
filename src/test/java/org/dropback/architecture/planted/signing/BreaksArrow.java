package org.dropback.architecture.planted.signing;

/** Planted: signing may not know text. */
class BreaksArrow {
    org.dropback.architecture.planted.text.Anything forbidden;
}

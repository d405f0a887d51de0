package org.dropback.architecture.planted.text;

/** Planted: text may not know callback. */
class BreaksArrow {
    org.dropback.architecture.planted.callback.Anything forbidden;
}

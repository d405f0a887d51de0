package org.dropback.architecture.planted.settings;

/** Planted: settings may not know callback. */
class BreaksArrow {
    org.dropback.architecture.planted.callback.Anything forbidden;
}

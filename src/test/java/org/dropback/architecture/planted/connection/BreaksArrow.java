package org.dropback.architecture.planted.connection;

/** Planted: connection may not know callback. */
class BreaksArrow {
    org.dropback.architecture.planted.callback.Anything forbidden;
}

package org.dropback.architecture.planted.upload;

/** Planted: upload may not know store. */
class BreaksArrow {
    org.dropback.architecture.planted.store.Anything forbidden;
}

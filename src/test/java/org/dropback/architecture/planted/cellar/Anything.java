package org.dropback.architecture.planted.cellar;

/** Planted: a room that is on no plan. */
class Anything {
}

package org.dropback.architecture.planted.store;

/** Something for planted violations to lean on. */
public class Anything {
}

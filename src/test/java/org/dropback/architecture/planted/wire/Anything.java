package org.dropback.architecture.planted.wire;

/** Something for planted violations to lean on. */
public class Anything {
}

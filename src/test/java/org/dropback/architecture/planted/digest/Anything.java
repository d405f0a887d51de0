package org.dropback.architecture.planted.digest;

/** Something for planted violations to lean on. */
public class Anything {
}

package org.dropback.architecture.planted.oss;

/** Something for planted violations to lean on. */
public class Anything {
}

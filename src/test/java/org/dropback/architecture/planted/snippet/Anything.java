package org.dropback.architecture.planted.snippet;

/** Something for planted violations to lean on. */
public class Anything {
}

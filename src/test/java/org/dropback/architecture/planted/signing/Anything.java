package org.dropback.architecture.planted.signing;

/** Something for planted violations to lean on. */
public class Anything {
}

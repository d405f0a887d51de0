package org.dropback.architecture.planted.fire;

/** Something for planted violations to lean on. */
public class Anything {
}

package org.dropback.architecture.planted.sandbox;

/** Something for planted violations to lean on. */
public class Anything {
}

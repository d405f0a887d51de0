package org.dropback.architecture.planted.cli;

/** Something for planted violations to lean on. */
public class Anything {
}

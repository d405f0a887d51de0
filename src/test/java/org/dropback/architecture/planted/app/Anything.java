package org.dropback.architecture.planted.app;

/** Something for planted violations to lean on. */
public class Anything {
}

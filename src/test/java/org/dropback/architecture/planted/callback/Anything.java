package org.dropback.architecture.planted.callback;

/** Something for planted violations to lean on. */
public class Anything {
}

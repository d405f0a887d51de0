package org.dropback.architecture.planted.text;

/** Something for planted violations to lean on. */
public class Anything {
}

package org.dropback.architecture.planted.secret;

/** Something for planted violations to lean on. */
public class Anything {
}

package org.dropback.architecture.planted.upload;

/** Something for planted violations to lean on. */
public class Anything {
}

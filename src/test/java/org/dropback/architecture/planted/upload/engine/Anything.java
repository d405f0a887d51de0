package org.dropback.architecture.planted.upload.engine;

/** Something for planted violations to lean on. */
public class Anything {
}

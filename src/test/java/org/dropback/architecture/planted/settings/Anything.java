package org.dropback.architecture.planted.settings;

/** Something for planted violations to lean on. */
public class Anything {
}

package org.dropback.architecture.planted.connection;

/** Something for planted violations to lean on. */
public class Anything {
}

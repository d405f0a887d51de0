package org.dropback.architecture.planted.desktop.uploads;

/** Something for planted violations to lean on. */
public class Anything {
}

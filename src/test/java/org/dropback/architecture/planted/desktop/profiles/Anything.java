package org.dropback.architecture.planted.desktop.profiles;

/** Something for planted violations to lean on. */
public class Anything {
}

package org.dropback.architecture.planted.desktop.shell;

/** Something for planted violations to lean on. */
public class Anything {
}

package org.dropback.check;

/** How the right to put is tried. */
public enum Probe {
    /** Not at all. */
    NONE,
    /** By a multipart upload that is begun and given up: nothing is stored. */
    UPLOAD,
    /** By an object of a few bytes that is put where nothing is and deleted again. */
    OBJECT
}

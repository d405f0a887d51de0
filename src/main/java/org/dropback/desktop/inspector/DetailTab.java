package org.dropback.desktop.inspector;

/** A side of a callback. */
interface DetailTab {

    void show(Inspected inspected);
}

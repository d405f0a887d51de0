package org.dropback.settings;

/** How the window is coloured. */
public enum Theme {
    SYSTEM, LIGHT, DARK
}

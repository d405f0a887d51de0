package org.dropback.settings;

/** What happens when the last upload of the queue has ended. */
public enum Ending {
    NOTHING, QUIT
}

package org.dropback.settings;

/** What happens to an object that is there already under the key. */
public enum IfThere {
    OVERWRITE, SKIP, RENAME, FAIL, ASK
}

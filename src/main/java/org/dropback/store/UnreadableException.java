package org.dropback.store;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A row of a sound file holds what this program did not write: that row alone is to blame. */
final class UnreadableException extends SQLiteException {

    private static final long serialVersionUID = 1;

    UnreadableException(String what) {
        super(what, SQLiteErrorCode.SQLITE_CORRUPT);
    }
}

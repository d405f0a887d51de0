package org.dropback.settings;

/** A number that a setting cannot be. */
public final class OutOfRangeException extends IllegalArgumentException {

    private final transient long least;
    private final transient long most;

    OutOfRangeException(long value, long least, long most) {
        super(value + " is not within " + least + " to " + most);
        this.least = least;
        this.most = most;
    }

    /** Also zero may be allowed, where it stands for "as usual". */
    public long least() {
        return least;
    }

    public long most() {
        return most;
    }

    static void check(long value, long least, long most) {
        if (value < least || value > most) {
            throw new OutOfRangeException(value, least, most);
        }
    }

    /** Zero stands for "as usual". */
    static void checkUnlessZero(long value, long least, long most) {
        if (value != 0) {
            check(value, least, most);
        }
    }
}

package org.dropback.secret;

import java.util.Arrays;

/**
 * Text that must never be shown: its {@code toString} is a mask. Compared by identity; use {@link #reveal} only where it is spent. Cleared from memory by
 * {@link #clear}; what {@link #reveal} gave out is up to the garbage collector.
 */
public final class Secret {

    private final char[] value;

    public Secret(String value) {
        this(value.toCharArray());
    }

    /** @param value copied: the caller clears its own */
    public Secret(char[] value) {
        this.value = value.clone();
    }

    public String reveal() {
        return new String(value);
    }

    /** A copy, to be cleared by the caller. */
    public char[] characters() {
        return value.clone();
    }

    public boolean isEmpty() {
        return value.length == 0;
    }

    /** Overwrites it: nothing can be revealed any more. */
    public void clear() {
        Arrays.fill(value, '\0');
    }

    @Override
    public String toString() {
        return "••••";
    }
}

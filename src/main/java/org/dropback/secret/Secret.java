package org.dropback.secret;

/** Text that must never be shown: its {@code toString} is a mask. Compared by identity; use {@link #reveal} only where it is spent. */
public final class Secret {

    private final char[] value;

    public Secret(String value) {
        this.value = value.toCharArray();
    }

    public String reveal() {
        return new String(value);
    }

    @Override
    public String toString() {
        return "••••";
    }
}

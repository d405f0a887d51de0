package org.dropback.connection;

/** Connections for tests. */
public final class Saved {

    private Saved() {
    }

    /** One that can be used. */
    public static SavedConnection connection(String name) {
        return SavedConnection.named(name).withBucket("photos").withKeys(new KeySource.Kept("LTAI5t"));
    }
}

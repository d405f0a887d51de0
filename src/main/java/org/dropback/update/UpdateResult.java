package org.dropback.update;

import org.dropback.text.Messages;

/** What came of asking for a newer version. Immutable, any thread. */
public sealed interface UpdateResult {

    /** In a sentence. */
    String text(Messages messages);

    /** @param current the one that runs: the same as the one that is told of, or newer */
    record Newest(String current) implements UpdateResult {

        @Override
        public String text(Messages messages) {
            return messages.get("update.newest", current);
        }
    }

    record Newer(String current, Release release) implements UpdateResult {

        @Override
        public String text(Messages messages) {
            return messages.get("update.newer", release.version(), current);
        }
    }

    /**
     * @param server that was asked
     * @param detail technical, may be empty
     */
    record Failed(Cause cause, String server, String detail) implements UpdateResult {

        @Override
        public String text(Messages messages) {
            return messages.get("update.failed." + cause.key, server, detail);
        }
    }

    /** Why nothing is known of a newer version. */
    enum Cause {
        UNREACHABLE("unreachable"), REFUSED("refused"), TOO_LONG("tooLong"), MALFORMED("malformed"), NOT_SIGNED("notSigned"), WRONG_SIGNATURE("wrongSignature"),
        NEWER_FORMAT("newerFormat");

        private final String key;

        Cause(String key) {
            this.key = key;
        }
    }
}

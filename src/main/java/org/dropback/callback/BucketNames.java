package org.dropback.callback;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which bucket names OSS takes (facts 7). Old buckets may hold an underscore, which the SDK lets pass. */
public final class BucketNames {

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?");

    private BucketNames() {
    }

    /** The key of the message that says what is wrong, without arguments; empty for a good name. */
    public static Optional<String> problem(String name) {
        if (name.isEmpty()) {
            return Optional.of("check.bucketEmpty");
        }
        if (name.length() < 3 || name.length() > 63) {
            return Optional.of("check.bucketLength");
        }
        return NAME.matcher(name).matches() ? Optional.empty() : Optional.of("check.bucketCharacters");
    }
}

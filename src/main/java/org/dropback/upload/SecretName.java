package org.dropback.upload;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.dropback.callback.LocalError;
import org.jspecify.annotations.Nullable;

/**
 * Names of files that hold the signature or the token of a presigned URL, as wget gives them. Such a file is neither sent nor recorded by its name: its
 * job fails and says why. Any thread.
 */
public final class SecretName {

    private static final String NAME = "((?<![a-z0-9])(?:signature|security-token)(?:=|%3d))";
    private static final Pattern SIGNED = Pattern.compile(NAME + "[a-z0-9%+=_-]{20,}", Pattern.CASE_INSENSITIVE);
    /** Letters that a path may have on every system and in every locale. */
    private static final String HIDDEN = "hidden";
    private static final Pattern MASKED = Pattern.compile(NAME + HIDDEN, Pattern.CASE_INSENSITIVE);

    private SecretName() {
    }

    /** @param problem of a name without a secret */
    static ScannedFile masked(Path file, String relativePath, @Nullable LocalError problem) {
        var shown = mask(file.toString());
        return shown.equals(file.toString()) ? new ScannedFile(file, relativePath, problem)
                : new ScannedFile(Path.of(shown), mask(relativePath), LocalError.FILE_NAME_SECRET);
    }

    private static String mask(String name) {
        return SIGNED.matcher(name).replaceAll("$1" + HIDDEN);
    }

    /** Whether a scan hid something of it. */
    public static boolean isMasked(Path file) {
        return MASKED.matcher(file.toString()).find();
    }
}

package org.dropback.settings;

import java.nio.file.Path;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Settings that could not be read.
 *
 * @param aside  where they are now; null where they could not be moved, so that nothing is saved
 * @param reason technical
 * @param inPart whether all settings but those of the reason could be read
 */
public record SettingsProblem(@Nullable Path aside, String reason, boolean inPart) {

    public String text(Messages messages) {
        var key = "settings.unreadable" + (inPart ? "-values" : "") + (aside == null ? "" : "-moved");
        return aside == null ? messages.get(key, reason) : messages.get(key, reason, aside.toString());
    }
}

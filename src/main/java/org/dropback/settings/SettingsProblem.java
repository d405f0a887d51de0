package org.dropback.settings;

import java.nio.file.Path;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Settings that could not be read.
 *
 * @param aside  where they are now; null where they could not be moved, so that nothing is saved
 * @param reason technical
 */
public record SettingsProblem(@Nullable Path aside, String reason) {

    public String text(Messages messages) {
        return aside == null ? messages.get("settings.unreadable", reason) : messages.get("settings.unreadable-moved", reason, aside.toString());
    }
}

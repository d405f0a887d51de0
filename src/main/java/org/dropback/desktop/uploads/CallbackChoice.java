package org.dropback.desktop.uploads;

import org.dropback.callback.SavedProfile;
import org.jspecify.annotations.Nullable;

/** What uploads ask OSS to call: a profile, or nothing. */
public record CallbackChoice(@Nullable SavedProfile profile) {

    public static final CallbackChoice NONE = new CallbackChoice(null);

    /** Empty for no callback. */
    public String name() {
        return profile == null ? "" : profile.name();
    }
}

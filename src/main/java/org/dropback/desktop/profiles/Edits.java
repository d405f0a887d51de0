package org.dropback.desktop.profiles;

import java.util.List;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.profiles.body.BodyHistory;
import org.jspecify.annotations.Nullable;

/** What stands in the Profiles screen and not on the disk. @param selected name of the draft on show, "" for none */
public record Edits(List<Edit> drafts, String selected, String search) {

    /**
     * @param saved       the profile as its author began to edit it; null for one that was never saved
     * @param edited      as it stands
     * @param environment on show; null for what holds everywhere
     * @param body        how its body became what it is
     */
    public record Edit(@Nullable SavedProfile saved, SavedProfile edited, @Nullable String environment, BodyHistory body) {
    }
}

package org.dropback.desktop.profiles;

import java.util.List;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** Names under which profiles can be saved: each is one profile's alone, on disk and among the drafts. FX thread. */
final class ProfileNames {

    private final List<ProfileDraft> drafts;
    private final Messages messages;

    ProfileNames(List<ProfileDraft> drafts, Messages messages) {
        this.drafts = drafts;
        this.messages = messages;
    }

    /** @return the name, with a number after it where it is taken */
    String free(String wanted) {
        var name = wanted;
        for (var number = 2; isTaken(name, null); number++) {
            name = wanted + " " + number;
        }
        return name;
    }

    /** Why the draft cannot be saved under its name, as a sentence; empty when it can. */
    String problem(ProfileDraft draft) {
        var name = draft.profileProperty().get().name();
        if (name.isEmpty()) {
            return messages.get("profiles.nameMissing");
        }
        return isTaken(name, draft) ? messages.get("profiles.nameTaken", name) : "";
    }

    private boolean isTaken(String name, @Nullable ProfileDraft by) {
        return drafts.stream().filter(draft -> draft != by).anyMatch(draft -> {
            var saved = draft.saved();
            return draft.profileProperty().get().name().equals(name) || saved != null && saved.name().equals(name);
        });
    }
}

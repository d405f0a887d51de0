package org.dropback.desktop.profiles;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ObservableList;
import org.dropback.callback.SavedProfile;
import org.jspecify.annotations.Nullable;

/** Brings what others did in the folder of profiles to the drafts; an edit that was not saved is never lost by it. FX thread. */
final class ProfileSync {

    private final ObservableList<ProfileDraft> drafts;
    private final Function<SavedProfile, ProfileDraft> open;
    private final Consumer<ProfileDraft> close;

    /** @param close for a draft whose file is gone and which has no edits */
    ProfileSync(ObservableList<ProfileDraft> drafts, Function<SavedProfile, ProfileDraft> open, Consumer<ProfileDraft> close) {
        this.drafts = drafts;
        this.open = open;
        this.close = close;
    }

    /** @param onDisk all that is there now */
    void follow(List<SavedProfile> onDisk) {
        for (var draft : List.copyOf(drafts)) {
            var saved = draft.saved();
            if (saved != null) {
                follow(draft, saved, onDisk.stream().filter(each -> each.name().equals(saved.name())).findFirst().orElse(null));
            }
        }
        for (var profile : onDisk) {
            if (drafts.stream().map(ProfileDraft::saved).filter(Objects::nonNull).noneMatch(saved -> saved.name().equals(profile.name()))) {
                drafts.add(open.apply(profile));
            }
        }
    }

    private void follow(ProfileDraft draft, SavedProfile saved, @Nullable SavedProfile now) {
        if (saved.equals(now) || now != null && now.equals(draft.conflictProperty().get())) {
            return;
        }
        if (now == null && !draft.unsavedProperty().get()) {
            close.accept(draft);
        } else if (now == null) {
            // The edits stay, as a profile that was never saved.
            draft.disk().follow(null);
            draft.markSaved(null);
        } else if (draft.unsavedProperty().get() && !now.equals(draft.profileProperty().get())) {
            var with = ValuesHad.in(draft.profileProperty().get(), saved, now);
            if (!with.equals(draft.profileProperty().get())) {
                draft.become(with);
            }
            if (ValuesHad.in(saved, saved, now).equals(now)) {
                keepMine(draft, now);
            } else {
                draft.contest(now);
            }
        } else {
            takeTheirs(draft, now);
        }
    }

    void takeTheirs(ProfileDraft draft, SavedProfile theirs) {
        draft.disk().follow(theirs);
        draft.markSaved(theirs);
        draft.become(theirs);
        draft.contest(null);
    }

    /** The next save of the draft then replaces theirs. */
    void keepMine(ProfileDraft draft, SavedProfile theirs) {
        draft.disk().follow(theirs);
        draft.markSaved(theirs);
        draft.contest(null);
    }
}

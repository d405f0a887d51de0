package org.dropback.desktop.profiles;

import javafx.collections.ObservableList;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.text.Messages;

/** Saves drafts, and tells of it. FX thread. */
final class DraftSaving {

    private final ProfileShelf shelf;
    private final ObservableList<SavedProfile> saved;
    private final ProfileNames names;
    private final StandardProfiles standards;
    private final SavedAgo ago;
    private final Runnable lookAgain;
    private final Notices notices;
    private final Messages messages;

    /** @param lookAgain at the folder of profiles */
    DraftSaving(ProfileShelf shelf, ObservableList<SavedProfile> saved, ProfileNames names, StandardProfiles standards, SavedAgo ago, Runnable lookAgain, Notices notices, Messages messages) {
        this.shelf = shelf;
        this.saved = saved;
        this.names = names;
        this.standards = standards;
        this.ago = ago;
        this.lookAgain = lookAgain;
        this.notices = notices;
        this.messages = messages;
    }

    /** Saves a draft as it stands now; edits made meanwhile stay unsaved. */
    void save(ProfileDraft draft) {
        var problem = names.problem(draft);
        if (!problem.isEmpty()) {
            notices.show(Notice.of(Tone.DANGER, problem));
            return;
        }
        var profile = draft.profileProperty().get();
        if (!profile.equals(draft.saved())) {
            shelf.write(store -> draft.disk().save(store, profile), () -> saved(draft, profile), draft);
        }
    }

    private void saved(ProfileDraft draft, SavedProfile profile) {
        var at = saved.indexOf(draft.saved());
        var before = draft.saved();
        draft.markSaved(profile);
        if (before != null && !before.name().equals(profile.name())) {
            standards.follow(before.name(), profile.name());
        }
        draft.contest(null);
        ago.saved(draft);
        if (at < 0) {
            saved.add(profile);
        } else {
            saved.set(at, profile);
        }
        // Those that inherit from a renamed one followed it on disk.
        lookAgain.run();
        notices.show(draft.disk().forThisRun() ? Notice.of(Tone.WARNING, messages.get("profiles.savedForRun", profile.name()))
                : Notice.of(Tone.SUCCESS, messages.get("profiles.saved", profile.name())));
    }

    /** Edits a draft, and saves it where nothing else of it was edited. */
    void edit(ProfileDraft draft, Runnable edit) {
        boolean clean = !draft.unsavedProperty().get();
        edit.run();
        if (clean && draft.unsavedProperty().get()) {
            save(draft);
        }
    }
}

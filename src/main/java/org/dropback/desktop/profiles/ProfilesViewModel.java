package org.dropback.desktop.profiles;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.ProfileBook;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.common.DiskFailures;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.fx.Background;
import org.dropback.desktop.fx.Latest;
import org.dropback.snippet.SnippetInput;
import org.dropback.store.ProfileStore;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** The Profiles screen: each profile as a draft, saved when its author says so. FX thread; the disk is touched elsewhere. */
public final class ProfilesViewModel {

    private final ProfileStore store;
    private final ObservableList<SavedProfile> saved;
    private final Previews previews;
    private final Background background;
    private final Background disk;
    private final Notices notices;
    private final Messages messages;
    private final ObservableList<ProfileDraft> drafts =
            FXCollections.observableArrayList(draft -> new Observable[] {draft.profileProperty(), draft.unsavedProperty()});
    private final ProfileNames names;
    private final FilteredList<ProfileDraft> found = new FilteredList<>(drafts);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable ProfileDraft> selected = new SimpleObjectProperty<>();

    /**
     * @param saved  what is on disk, kept up to date for other screens
     * @param worker for previews
     * @param disk   runs one task at a time, in the order in which they came
     */
    public ProfilesViewModel(ProfileStore store, ObservableList<SavedProfile> saved, Previews previews, Executor worker, Executor disk, Executor fx,
                             Notices notices, Messages messages) {
        this.store = store;
        this.saved = saved;
        this.previews = previews;
        this.background = new Background(worker, fx);
        this.disk = new Background(disk, fx);
        this.notices = notices;
        this.messages = messages;
        this.names = new ProfileNames(drafts, messages);
        saved.forEach(profile -> drafts.add(draft(profile, true)));
        search.addListener((_, _, text) -> found.setPredicate(draft -> matches(draft, text.strip().toLowerCase(Locale.ROOT))));
        selected.set(drafts.isEmpty() ? null : drafts.getFirst());
    }

    private static boolean matches(ProfileDraft draft, String text) {
        var profile = draft.profileProperty().get();
        return profile.name().toLowerCase(Locale.ROOT).contains(text)
                || profile.own().toProfile("").urls().stream().anyMatch(url -> url.toLowerCase(Locale.ROOT).contains(text));
    }

    private ProfileDraft draft(SavedProfile profile, boolean onDisk) {
        var draft = new ProfileDraft(profile, onDisk);
        var latest = new Latest<CallbackProfile, ProfilePreview>(background, previews::of, draft::show);
        draft.profileProperty().subscribe(edited -> latest.want(effective(edited)));
        return draft;
    }

    public void create() {
        add(SavedProfile.of(new CallbackProfile(names.free(messages.get("profiles.newName")), List.of(), null, false, BodyType.JSON,
                "{\"bucket\": ${bucket}, \"object\": ${object}, \"size\": ${size}}", List.of(), Map.of())));
    }

    public void duplicate(ProfileDraft of) {
        var profile = of.profileProperty().get();
        add(profile.withName(names.free(messages.get("profiles.copyName", profile.name()))));
    }

    private void add(SavedProfile profile) {
        var draft = draft(profile, false);
        search.set("");
        drafts.add(draft);
        selected.set(draft);
    }

    private CallbackProfile effective(SavedProfile edited) {
        return ProfileBook.of(saved).with(edited).effective(edited.name(), null).profile();
    }

    /** Why the draft cannot be saved under its name, as a sentence; empty when it can. */
    public String nameProblem(ProfileDraft draft) {
        return names.problem(draft);
    }

    /** Saves a draft as it stands now; edits made meanwhile stay unsaved. */
    public void save(ProfileDraft draft) {
        var problem = names.problem(draft);
        if (!problem.isEmpty()) {
            notices.show(Notice.of(Tone.DANGER, problem));
            return;
        }
        var profile = draft.profileProperty().get();
        if (profile.equals(draft.saved())) {
            return;
        }
        onDisk(() -> draft.disk().save(store, profile), () -> {
            var at = saved.indexOf(draft.saved());
            draft.markSaved(profile);
            if (at < 0) {
                saved.add(profile);
            } else {
                saved.set(at, profile);
            }
            notices.show(Notice.of(Tone.SUCCESS, messages.get("profiles.saved", profile.name())));
        });
    }

    /** Deletes a profile; Undo brings it back, unsaved edits included. */
    public void delete(ProfileDraft draft) {
        onDisk(() -> draft.disk().delete(store), () -> removed(draft, draft.saved()));
    }

    private void removed(ProfileDraft draft, @Nullable SavedProfile onDisk) {
        var at = drafts.indexOf(draft);
        if (at < 0) {
            return;
        }
        drafts.remove(draft);
        saved.remove(onDisk);
        selected.set(drafts.isEmpty() ? null : drafts.get(Math.min(at, drafts.size() - 1)));
        var undo = new Notice.Action(messages.get("common.undo"), () -> bringBack(draft, onDisk, at));
        notices.show(new Notice(Tone.NEUTRAL, messages.get("profiles.deleted", draft.profileProperty().get().name()), undo, () -> { }));
    }

    private void bringBack(ProfileDraft draft, @Nullable SavedProfile onDisk, int at) {
        drafts.add(Math.min(at, drafts.size()), draft);
        selected.set(draft);
        if (onDisk != null) {
            onDisk(() -> draft.disk().save(store, onDisk), () -> saved.add(Math.min(at, saved.size()), onDisk));
        }
    }

    /** Work on the store, which may fail as disks do. */
    private interface DiskWork {
        void run() throws IOException;
    }

    private void onDisk(DiskWork work, Runnable done) {
        disk.<@Nullable Void>run(() -> {
            work.run();
            return null;
        }, _ -> done.run(), failure -> notices.show(Notice.of(Tone.DANGER, messages.get("profiles.diskFailed", DiskFailures.tell(failure, messages)))));
    }

    /** How many profiles have edits that were not saved, or were never saved. */
    public int unsaved() {
        return (int) drafts.stream().filter(draft -> draft.unsavedProperty().get()).count();
    }

    /** Shows profiles that are on disk by now, the last of them chosen. */
    void show(List<SavedProfile> onDisk) {
        for (var profile : onDisk) {
            var draft = draft(profile, true);
            saved.add(profile);
            drafts.add(draft);
            search.set("");
            selected.set(draft);
        }
    }

    /** Those on disk. */
    List<SavedProfile> savedProfiles() {
        return List.copyOf(saved);
    }

    /** Sends a test callback with the chosen profile as it is edited. */
    public void fire(Firing firing) {
        var draft = selected.get();
        if (draft != null) {
            firing.send(effective(draft.profileProperty().get()));
        }
    }

    /** What a program uploads that is copied as code: the sample, with the chosen profile. */
    @Nullable SnippetInput snippet() {
        var draft = selected.get();
        return draft == null ? null : previews.snippet(effective(draft.profileProperty().get()));
    }

    /** Selects the profile of this name. @return whether there is one */
    public boolean open(String name) {
        var found = drafts.stream().filter(draft -> draft.saved() != null && draft.saved().name().equals(name)).findFirst();
        found.ifPresent(draft -> {
            search.set("");
            selected.set(draft);
        });
        return found.isPresent();
    }

    /** All drafts; told of each change in one of them. */
    ObservableList<ProfileDraft> drafts() {
        return drafts;
    }

    /** The drafts that the search lets through. */
    public ObservableList<ProfileDraft> found() {
        return found;
    }

    public StringProperty searchProperty() {
        return search;
    }

    public ObjectProperty<@Nullable ProfileDraft> selectedProperty() {
        return selected;
    }
}

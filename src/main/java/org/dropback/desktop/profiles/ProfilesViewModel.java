package org.dropback.desktop.profiles;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.callback.ProfileBook;
import org.dropback.callback.SavedProfile;
import org.dropback.connection.Connection;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.fx.Background;
import org.dropback.desktop.fx.Minutes;
import org.dropback.desktop.profiles.body.BodyModel;
import org.dropback.settings.SettingsStore;
import org.dropback.snippet.SnippetInput;
import org.dropback.store.ProfileStore;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** The Profiles screen: each profile as a draft, saved when its author says so. FX thread; the disk is touched elsewhere. */
public final class ProfilesViewModel {

    private final ProfileShelf shelf;
    private final ObservableList<SavedProfile> saved;
    private final LivePreviews live;
    private final DraftChanges changes;
    private final Background background;
    private final StandardProfiles standards;
    private final Messages messages;
    private final ObservableList<ProfileDraft> drafts =
            FXCollections.observableArrayList(draft -> new Observable[] {draft.profileProperty(), draft.unsavedProperty()});
    private final ProfileNames names;
    private final SavedAgo savedAgo;
    private final DraftSaving saving;
    private final ProfileRows rows = new ProfileRows(drafts);
    private final ProfileSync sync;
    private final ObjectProperty<@Nullable ProfileDraft> selected = new SimpleObjectProperty<>();
    private final SampleChoice sample;

    /**
     * @param settings remembers the profile that uploads to a connection start with
     * @param saved  what is on disk, kept up to date for other screens
     * @param connection that the next uploads go to
     * @param worker for previews
     * @param minutes moves while the screen is looked at
     * @param disk   runs one task at a time, in the order in which they came
     */
    public ProfilesViewModel(ProfileStore store, ObservableList<SavedProfile> saved, Previews previews, ObservableValue<Connection> connection, Executor worker, Executor disk, Executor fx,
                             SettingsStore settings, Minutes minutes, Notices notices, Messages messages) {
        this.saved = saved;
        this.background = new Background(worker, fx);
        this.shelf = new ProfileShelf(store, saved, new Background(disk, fx), notices, messages);
        this.standards = new StandardProfiles(settings, connection);
        this.sample = new SampleChoice(background, notices, messages);
        this.live = new LivePreviews(previews, saved, sample.sampleProperty(), connection, selected, minutes, background);
        this.changes = new DraftChanges(this::book, notices, messages);
        this.messages = messages;
        this.names = new ProfileNames(drafts, messages);
        this.savedAgo = new SavedAgo(selected, minutes, messages);
        this.saving = new DraftSaving(shelf, saved, names, standards, savedAgo, this::lookAgain, notices, messages);
        this.sync = new ProfileSync(drafts, profile -> draft(profile, true), this::close);
        saved.forEach(profile -> drafts.add(draft(profile, true)));
        saved.subscribe(() -> drafts.forEach(ProfileDraft::refresh));
        selected.set(drafts.isEmpty() ? null : drafts.getFirst());
    }

    private ProfileDraft draft(SavedProfile profile, boolean onDisk) {
        var draft = new ProfileDraft(profile, onDisk, this::book);
        live.follow(draft);
        return draft;
    }

    ProfileBook book() {
        return ProfileBook.of(saved);
    }

    /** The body of a draft, for an editor. */
    BodyModel body(ProfileDraft draft) {
        return new BodyModel(draft.bodyProperty(), draft.bodyHistory(), draft.bodyTypeProperty(), draft.ownNames(), draft.rows()::addVariable, draft.previewProperty().map(ProfilePreview::values), background,
                messages);
    }

    void create(StartingPoint from) {
        add(SavedProfile.of(from.profile(names.free(messages.get("profiles.newName")))));
    }

    public void duplicate(ProfileDraft of) {
        var profile = of.profileProperty().get();
        add(profile.withName(names.free(messages.get("profiles.copyName", profile.name()))));
    }

    private void add(SavedProfile profile) {
        var draft = draft(profile, false);
        searchProperty().set("");
        drafts.add(draft);
        select(draft);
    }

    private void select(@Nullable ProfileDraft draft) {
        if (draft != null) {
            rows.reveal(draft);
        }
        selected.set(draft);
    }

    /** Why the draft cannot be saved under its name, as a sentence; empty when it can. */
    public String nameProblem(ProfileDraft draft) {
        return names.problem(draft);
    }

    /** Saves a draft as it stands now; edits made meanwhile stay unsaved. */
    public void save(ProfileDraft draft) {
        saving.save(draft);
    }

    /** Renames a profile, and saves it where nothing else of it was edited. */
    void rename(ProfileDraft draft, String name) {
        saving.edit(draft, () -> draft.nameProperty().set(name));
    }

    /** @param folder "" for none */
    void moveTo(ProfileDraft draft, String folder) {
        saving.edit(draft, () -> {
            draft.become(draft.profileProperty().get().withFolder(folder.strip()));
            rows.reveal(draft);
        });
    }

    /** Deletes a profile; Undo brings it back, unsaved edits included. */
    public void delete(ProfileDraft draft) {
        shelf.write(store -> draft.disk().delete(store), () -> removed(draft, draft.saved()), draft);
    }

    private void removed(ProfileDraft draft, @Nullable SavedProfile onDisk) {
        var at = close(draft);
        if (at >= 0) {
            saved.remove(onDisk);
            Runnable back = onDisk == null ? () -> { } : standards.forget(onDisk.name());
            changes.offerUndo(messages.get("profiles.deleted", draft.profileProperty().get().name()), () -> {
                bringBack(draft, onDisk, at);
                back.run();
            });
        }
    }

    /** Takes a draft off the list. @return where it was, -1 where it was not */
    private int close(ProfileDraft draft) {
        var at = drafts.indexOf(draft);
        drafts.remove(draft);
        if (at >= 0 && selected.get() == draft) {
            select(drafts.isEmpty() ? null : drafts.get(Math.min(at, drafts.size() - 1)));
        }
        return at;
    }

    private void bringBack(ProfileDraft draft, @Nullable SavedProfile onDisk, int at) {
        drafts.add(Math.min(at, drafts.size()), draft);
        select(draft);
        if (onDisk != null) {
            shelf.write(store -> draft.disk().save(store, onDisk), () -> saved.add(Math.min(at, saved.size()), onDisk), draft);
        }
    }

    /** Looks whether others changed the folder of profiles. */
    public void lookAgain() {
        shelf.lookAgain(this::follow);
    }

    private void follow(List<SavedProfile> onDisk) {
        var chosen = selected.get();
        sync.follow(onDisk);
        shelf.follow(onDisk);
        if (chosen == null && !drafts.isEmpty()) {
            select(drafts.getFirst());
        }
    }

    void keepMine(ProfileDraft draft, SavedProfile theirs) {
        sync.keepMine(draft, theirs);
        save(draft);
    }

    void takeTheirs(ProfileDraft draft, SavedProfile theirs) {
        changes.change(draft, messages.get("profiles.conflict.taken"), () -> sync.takeTheirs(draft, theirs));
    }

    DraftChanges changes() {
        return changes;
    }

    /** The profile that uploads start with. */
    StandardProfiles standards() {
        return standards;
    }

    /** How many profiles have edits that were not saved, or were never saved. */
    public int unsaved() {
        return (int) drafts.stream().filter(draft -> draft.unsavedProperty().get()).count();
    }

    /** What a screen in another language needs to go on. */
    public Edits edits() {
        var chosen = selected.get();
        return new Edits(drafts.stream().map(draft -> new Edits.Edit(draft.saved(), draft.profileProperty().get(), draft.environmentProperty().get(), draft.bodyHistory())).toList(),
                chosen == null ? "" : chosen.profileProperty().get().name(), searchProperty().get());
    }

    public void goOn(Edits before) {
        for (var edit : before.drafts()) {
            var known = drafts.stream().filter(draft -> draft.saved() != null && draft.saved().equals(edit.saved())).findFirst();
            var draft = known.orElseGet(() -> draft(edit.edited(), false));
            draft.become(edit.edited());
            draft.choose(edit.environment());
            draft.goOn(edit.body());
            if (known.isEmpty()) {
                drafts.add(draft);
            }
        }
        drafts.stream().filter(draft -> draft.profileProperty().get().name().equals(before.selected())).findFirst().ifPresent(this::select);
        searchProperty().set(before.search());
    }

    /** Shows profiles that are on disk by now, the last of them chosen. */
    void show(List<SavedProfile> onDisk) {
        for (var profile : onDisk) {
            var draft = draft(profile, true);
            saved.add(profile);
            drafts.add(draft);
            searchProperty().set("");
            select(draft);
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
            firing.send(live.effective(draft).profile(), sample.sampleProperty().get());
        }
    }

    /** What a program uploads that is copied as code: the sample, with the chosen profile as it was rendered last. */
    @Nullable SnippetInput snippet() {
        var draft = selected.get();
        return draft == null ? null : draft.previewProperty().get().snippet();
    }

    /** Selects the profile of this name. @return whether there is one */
    public boolean open(String name) {
        var found = drafts.stream().filter(draft -> draft.saved() != null && draft.saved().name().equals(name)).findFirst();
        found.ifPresent(draft -> {
            searchProperty().set("");
            select(draft);
        });
        return found.isPresent();
    }

    /** All drafts; told of each change in one of them. */
    ObservableList<ProfileDraft> drafts() {
        return drafts;
    }

    ProfileRows list() {
        return rows;
    }

    public StringProperty searchProperty() {
        return rows.searchProperty();
    }

    public ObjectProperty<@Nullable ProfileDraft> selectedProperty() {
        return selected;
    }

    /** When the chosen profile was saved, in words; empty where it was not since the window opened. */
    public ReadOnlyStringProperty savedAgoProperty() {
        return savedAgo.textProperty();
    }

    /** The file that previews are made for. */
    SampleChoice sample() {
        return sample;
    }
}

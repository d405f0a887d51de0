package org.dropback.desktop.profiles;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import org.dropback.callback.BodyConversion;
import org.dropback.callback.BodyFormat;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.EffectiveProfile;
import org.dropback.callback.Fix;
import org.dropback.callback.ProfileBook;
import org.dropback.callback.SavedProfile;
import org.dropback.connection.Connection;
import org.dropback.desktop.common.DiskFailures;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.fx.Background;
import org.dropback.desktop.fx.Latest;
import org.dropback.desktop.fx.Lull;
import org.dropback.desktop.profiles.body.BodyModel;
import org.dropback.settings.SettingsStore;
import org.dropback.store.ProfileConflictException;
import org.dropback.snippet.SnippetInput;
import org.dropback.store.ProfileStore;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** The Profiles screen: each profile as a draft, saved when its author says so. FX thread; the disk is touched elsewhere. */
public final class ProfilesViewModel {

    /** Without a key, before what was typed is checked and shown: shorter than a glance aside. */
    static final Duration PAUSE = Duration.millis(120);

    private final ProfileStore store;
    private final ObservableList<SavedProfile> saved;
    private final Previews previews;
    private final ObservableValue<Connection> connection;
    private final Background background;
    private final Background disk;
    private final StandardProfiles standards;
    private final Notices notices;
    private final Messages messages;
    private final ObservableList<ProfileDraft> drafts =
            FXCollections.observableArrayList(draft -> new Observable[] {draft.profileProperty(), draft.unsavedProperty()});
    private final ProfileNames names;
    private final ProfileRows rows = new ProfileRows(drafts);
    private final ProfileSync sync;
    private final ObjectProperty<@Nullable ProfileDraft> selected = new SimpleObjectProperty<>();
    private final SampleChoice sample;

    private record Wanted(EffectiveProfile profile, Sample sample, Connection connection) {
    }

    /**
     * @param settings remembers the profile that uploads to a connection start with
     * @param saved  what is on disk, kept up to date for other screens
     * @param connection that the next uploads go to
     * @param worker for previews
     * @param disk   runs one task at a time, in the order in which they came
     */
    public ProfilesViewModel(ProfileStore store, ObservableList<SavedProfile> saved, Previews previews, ObservableValue<Connection> connection, Executor worker, Executor disk, Executor fx,
                             SettingsStore settings, Notices notices, Messages messages) {
        this.store = store;
        this.saved = saved;
        this.previews = previews;
        this.connection = connection;
        this.background = new Background(worker, fx);
        this.disk = new Background(disk, fx);
        this.standards = new StandardProfiles(settings, connection);
        this.sample = new SampleChoice(background, notices, messages);
        this.notices = notices;
        this.messages = messages;
        this.names = new ProfileNames(drafts, messages);
        this.sync = new ProfileSync(drafts, profile -> draft(profile, true), this::close);
        saved.forEach(profile -> drafts.add(draft(profile, true)));
        saved.subscribe(() -> drafts.forEach(ProfileDraft::refresh));
        selected.set(drafts.isEmpty() ? null : drafts.getFirst());
    }

    private ProfileDraft draft(SavedProfile profile, boolean onDisk) {
        var draft = new ProfileDraft(profile, onDisk, this::book);
        var latest = new Latest<Wanted, ProfilePreview>(background, wanted -> previews.to(wanted.connection()).of(wanted.profile().profile(), wanted.profile().problems(),
                wanted.sample()), draft::show);
        Runnable render = () -> latest.want(new Wanted(effective(draft), sample.sampleProperty().get(), connection.getValue()));
        var typing = new Lull(PAUSE, render);
        draft.profileProperty().addListener((_, _, _) -> typing.wake());
        draft.environmentProperty().addListener((_, _, _) -> render.run());
        sample.sampleProperty().addListener((_, _, _) -> render.run());
        connection.addListener((_, _, _) -> render.run());
        saved.subscribe(render);
        render.run();
        return draft;
    }

    ProfileBook book() {
        return ProfileBook.of(saved);
    }

    private EffectiveProfile effective(ProfileDraft draft) {
        var edited = draft.profileProperty().get();
        return book().with(edited).effective(edited.name(), draft.environmentProperty().get());
    }

    /** The body of a draft, for an editor. */
    BodyModel body(ProfileDraft draft) {
        return new BodyModel(draft.bodyProperty(), draft.bodyTypeProperty(), draft.ownNames(), draft::addVariable, draft.previewProperty().map(ProfilePreview::values), background,
                messages);
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
        var problem = names.problem(draft);
        if (!problem.isEmpty()) {
            notices.show(Notice.of(Tone.DANGER, problem));
            return;
        }
        var profile = draft.profileProperty().get();
        if (!profile.equals(draft.saved())) {
            onDisk(() -> draft.disk().save(store, profile), () -> saved(draft, profile), draft);
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
        if (at < 0) {
            saved.add(profile);
        } else {
            saved.set(at, profile);
        }
        // Those that inherit from a renamed one followed it on disk.
        lookAgain();
        notices.show(draft.disk().forThisRun() ? Notice.of(Tone.WARNING, messages.get("profiles.savedForRun", profile.name()))
                : Notice.of(Tone.SUCCESS, messages.get("profiles.saved", profile.name())));
    }

    /** Renames a profile, and saves it where nothing else of it was edited. */
    void rename(ProfileDraft draft, String name) {
        boolean clean = !draft.unsavedProperty().get();
        draft.nameProperty().set(name);
        saveIf(clean, draft);
    }

    /** @param folder "" for none */
    void moveTo(ProfileDraft draft, String folder) {
        boolean clean = !draft.unsavedProperty().get();
        draft.become(draft.profileProperty().get().withFolder(folder.strip()));
        rows.reveal(draft);
        saveIf(clean, draft);
    }

    private void saveIf(boolean clean, ProfileDraft draft) {
        if (clean && draft.unsavedProperty().get()) {
            save(draft);
        }
    }

    /** Deletes a profile; Undo brings it back, unsaved edits included. */
    public void delete(ProfileDraft draft) {
        onDisk(() -> draft.disk().delete(store), () -> removed(draft, draft.saved()), draft);
    }

    private void removed(ProfileDraft draft, @Nullable SavedProfile onDisk) {
        var at = close(draft);
        if (at >= 0) {
            saved.remove(onDisk);
            Runnable back = onDisk == null ? () -> { } : standards.forget(onDisk.name());
            offerUndo(messages.get("profiles.deleted", draft.profileProperty().get().name()), () -> {
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
            onDisk(() -> draft.disk().save(store, onDisk), () -> saved.add(Math.min(at, saved.size()), onDisk), draft);
        }
    }

    private void offerUndo(String sentence, Runnable undo) {
        notices.show(new Notice(Tone.NEUTRAL, sentence, new Notice.Action(messages.get("common.undo"), undo), () -> { }));
    }

    /** Changes a draft as a whole, and offers to take that back. */
    void change(ProfileDraft draft, String sentence, Runnable change) {
        var before = draft.profileProperty().get();
        var environment = draft.environmentProperty().get();
        change.run();
        offerUndo(sentence, () -> {
            draft.become(before);
            draft.choose(environment);
        });
    }

    /** Mends what a check found. */
    void mend(ProfileDraft draft, Fix fix) {
        change(draft, messages.get("profiles.mended", fix.text(messages)),
                () -> draft.become(fix.applyTo(draft.profileProperty().get(), book(), draft.environmentProperty().get())));
    }

    /** Says the same in the other body type, and tells what that type cannot say. */
    void convert(ProfileDraft draft, BodyType to) {
        var converted = BodyConversion.of(draft.bodyProperty().get(), to);
        change(draft, messages.get("profiles.converted." + to) + String.join("", converted.losses().stream().map(loss -> "\n" + loss.text(messages)).toList()), () -> {
            draft.bodyTypeProperty().set(to);
            draft.bodyProperty().set(converted.template());
        });
    }

    /** Lays out the JSON of the body; says so where it is none. */
    void format(ProfileDraft draft) {
        BodyFormat.pretty(draft.bodyProperty().get()).ifPresentOrElse(draft.bodyProperty()::set,
                () -> notices.show(Notice.of(Tone.WARNING, messages.get("profiles.format.notJson"))));
    }

    /** Looks whether others changed the folder of profiles. */
    public void lookAgain() {
        disk.run(() -> {
            store.reread();
            return store.list();
        }, this::follow,
                failure -> notices.show(Notice.of(Tone.DANGER, DiskFailures.tell(failure, messages))));
    }

    private void follow(List<SavedProfile> onDisk) {
        if (!onDisk.equals(List.copyOf(saved).stream().sorted(Comparator.comparing(SavedProfile::name)).toList())) {
            var chosen = selected.get();
            sync.follow(onDisk);
            merge(onDisk);
            if (chosen == null && !drafts.isEmpty()) {
                select(drafts.getFirst());
            }
        }
    }

    /** One by one, so that who looks at one of them keeps it. */
    private void merge(List<SavedProfile> onDisk) {
        saved.removeIf(before -> onDisk.stream().noneMatch(now -> now.name().equals(before.name())));
        for (var now : onDisk) {
            int at = saved.stream().map(SavedProfile::name).toList().indexOf(now.name());
            if (at < 0) {
                saved.add(now);
            } else if (!saved.get(at).equals(now)) {
                saved.set(at, now);
            }
        }
    }

    void keepMine(ProfileDraft draft, SavedProfile theirs) {
        sync.keepMine(draft, theirs);
        save(draft);
    }

    void takeTheirs(ProfileDraft draft, SavedProfile theirs) {
        change(draft, messages.get("profiles.conflict.taken"), () -> sync.takeTheirs(draft, theirs));
    }

    /** The profile that uploads start with. */
    StandardProfiles standards() {
        return standards;
    }

    /** Work on the store, which may fail as disks do. */
    private interface DiskWork {
        void run() throws IOException;
    }

    private void onDisk(DiskWork work, Runnable done, ProfileDraft draft) {
        disk.<@Nullable Void>run(() -> {
            work.run();
            return null;
        }, _ -> done.run(), failure -> {
            if (failure instanceof ProfileConflictException conflict) {
                draft.contest(conflict.onDisk());
            } else {
                notices.show(Notice.of(Tone.DANGER, messages.get("profiles.diskFailed", DiskFailures.tell(failure, messages))));
            }
        });
    }

    /** How many profiles have edits that were not saved, or were never saved. */
    public int unsaved() {
        return (int) drafts.stream().filter(draft -> draft.unsavedProperty().get()).count();
    }

    /** What a screen in another language needs to go on. */
    public Edits edits() {
        var chosen = selected.get();
        return new Edits(drafts.stream().map(draft -> new Edits.Edit(draft.saved(), draft.profileProperty().get(), draft.environmentProperty().get())).toList(),
                chosen == null ? "" : chosen.profileProperty().get().name(), searchProperty().get());
    }

    public void goOn(Edits before) {
        for (var edit : before.drafts()) {
            var known = drafts.stream().filter(draft -> draft.saved() != null && draft.saved().equals(edit.saved())).findFirst();
            var draft = known.orElseGet(() -> draft(edit.edited(), false));
            draft.become(edit.edited());
            draft.choose(edit.environment());
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
            firing.send(effective(draft).profile(), sample.sampleProperty().get());
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

    /** The file that previews are made for. */
    SampleChoice sample() {
        return sample;
    }
}

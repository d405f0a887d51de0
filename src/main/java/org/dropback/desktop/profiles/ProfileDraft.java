package org.dropback.desktop.profiles;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.Finding.Field;
import org.dropback.callback.ProfileBook;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.profiles.body.BodyHistory;
import org.jspecify.annotations.Nullable;

/** A profile while it is edited, one layer at a time, beside what of it is on disk. FX thread. */
public final class ProfileDraft {

    private final Supplier<ProfileBook> book;
    private final StringProperty name = new SimpleStringProperty("");
    private final LayerFields fields = new LayerFields();
    private final DraftRows rows = new DraftRows(fields);
    private final ReadOnlyObjectWrapper<SavedProfile> profile;
    private final ReadOnlyObjectWrapper<@Nullable String> environment = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<ProfilePreview> preview = new ReadOnlyObjectWrapper<>(ProfilePreview.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable SavedProfile> conflict = new ReadOnlyObjectWrapper<>();
    private @Nullable SavedProfile saved;
    private final DiskCopy disk;
    private BodyHistory bodyHistory = new BodyHistory();
    private boolean filling;

    /**
     * @param saved whether the profile is on disk as it is
     * @param book  the saved profiles, which it may inherit from
     */
    ProfileDraft(SavedProfile profile, boolean saved, Supplier<ProfileBook> book) {
        this.book = book;
        this.profile = new ReadOnlyObjectWrapper<>(profile);
        this.saved = saved ? profile : null;
        this.disk = new DiskCopy(this.saved);
        become(profile);
        name.addListener((_, _, _) -> edited());
        fields.partProperty().addListener((_, _, _) -> edited());
    }

    /** Takes over a profile as if it had been edited to be so. */
    void become(SavedProfile other) {
        filling = true;
        profile.set(other);
        name.set(other.name());
        var chosen = environment.get();
        if (chosen != null && !environments().contains(chosen)) {
            environment.set(null);
        }
        fields.fill(layer(), below());
        filling = false;
        unsaved.set(!other.equals(saved));
    }

    /** Shows what the parents have become. */
    void refresh() {
        if (profile.get().parent() != null) {
            become(profile.get());
        }
    }

    private void edited() {
        if (filling) {
            return;
        }
        var chosen = environment.get();
        var part = fields.partProperty().get();
        var whole = profile.get().withName(name.get().strip());
        // An environment of the parent's that is only looked at does not become the child's.
        boolean silent = chosen != null && part.equals(ProfilePart.EMPTY) && !whole.environments().containsKey(chosen);
        profile.set(chosen == null ? whole.withOwn(part) : silent ? whole : whole.withEnvironment(chosen, part));
        unsaved.set(!profile.get().equals(saved));
    }

    private ProfilePart layer() {
        var chosen = environment.get();
        return chosen == null ? profile.get().own() : profile.get().environments().getOrDefault(chosen, ProfilePart.EMPTY);
    }

    private ProfilePart below() {
        var chosen = environment.get();
        var inherited = withOthers().inherited(profile.get().name(), chosen);
        return chosen == null ? inherited : profile.get().own().over(inherited);
    }

    private ProfileBook withOthers() {
        return book.get().with(profile.get());
    }

    /** @param other null for what holds everywhere */
    void choose(@Nullable String other) {
        environment.set(other);
        become(profile.get());
    }

    /** Those of the profile and of its parents. */
    Set<String> environments() {
        return withOthers().environments(profile.get().name());
    }

    /** Profiles that it can inherit from. */
    List<String> possibleParents() {
        return book.get().possibleParents(profile.get().name()).stream().filter(other -> !other.equals(profile.get().name())).toList();
    }

    /** Inherits from another; what both say alike, and what was left empty, is then the other's to say. @param parent null for nobody, and to say all itself */
    void inherit(@Nullable String parent) {
        become(parent == null ? Adoption.end(profile.get(), withOthers()) : Adoption.by(parent, profile.get(), book.get()));
    }

    /** Whether there is a layer below, so that fields can be inherited. */
    boolean inherits() {
        return environment.get() != null || profile.get().parent() != null;
    }

    /** Back to what is on disk; nothing where nothing is. */
    void revert() {
        if (saved != null) {
            become(saved);
        }
    }

    void markSaved(@Nullable SavedProfile onDisk) {
        saved = onDisk;
        unsaved.set(!profile.get().equals(saved));
    }

    /** @param onDisk what somebody else made of the file; null where there is no quarrel */
    void contest(@Nullable SavedProfile onDisk) {
        conflict.set(onDisk);
    }

    /** Before an editor shows the body. @param steps that led to the body as it is */
    void goOn(BodyHistory steps) {
        bodyHistory = steps;
    }

    BodyHistory bodyHistory() {
        return bodyHistory;
    }

    DiskCopy disk() {
        return disk;
    }

    /** What is on disk; null while nothing is. */
    public @Nullable SavedProfile saved() {
        return saved;
    }

    void show(ProfilePreview newer) {
        preview.set(newer);
    }

    /** As edited so far. */
    public ReadOnlyObjectProperty<SavedProfile> profileProperty() {
        return profile.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /** What the server will receive; a moment behind the edits. */
    public ReadOnlyObjectProperty<ProfilePreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** The environment whose layer is edited; null for what holds everywhere. */
    ReadOnlyObjectProperty<@Nullable String> environmentProperty() {
        return environment.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable SavedProfile> conflictProperty() {
        return conflict.getReadOnlyProperty();
    }

    /** Names of custom variables that the body can hold, in order. */
    ObservableValue<Set<String>> ownNames() {
        return Bindings.createObjectBinding(() -> {
            var names = new LinkedHashSet<String>();
            variables().stream().map(DraftVariable::variable).filter(CallbackVariable::enabled).map(CallbackVariable::name)
                    .filter(each -> each.startsWith("x:") && each.length() > 2).forEach(names::add);
            return names;
        }, variables());
    }

    /** To add some and take some away. */
    DraftRows rows() {
        return rows;
    }

    boolean says(Field field) {
        return fields.says(field);
    }

    void reset(Field field) {
        fields.reset(field);
    }

    ReadOnlyObjectProperty<ProfilePart> partProperty() {
        return fields.partProperty();
    }

    public StringProperty nameProperty() {
        return name;
    }

    /** One to five; empty ones are not saved. */
    public ObservableList<StringProperty> urls() {
        return fields.urls();
    }

    public StringProperty hostProperty() {
        return fields.hostProperty();
    }

    public ObjectProperty<Boolean> sniProperty() {
        return fields.sniProperty();
    }

    public ObjectProperty<BodyType> bodyTypeProperty() {
        return fields.bodyTypeProperty();
    }

    public StringProperty bodyProperty() {
        return fields.bodyProperty();
    }

    public ObservableList<DraftVariable> variables() {
        return fields.variables();
    }

    ObservableList<DraftHeader> headers() {
        return fields.headers();
    }
}

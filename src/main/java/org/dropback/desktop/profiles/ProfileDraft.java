package org.dropback.desktop.profiles;

import java.util.LinkedHashSet;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.jspecify.annotations.Nullable;

/** A profile while it is edited, beside what of it is on disk. FX thread. */
public final class ProfileDraft {

    /** OSS asks at most so many URLs (facts 1.1). */
    public static final int MAX_URLS = 5;

    private final StringProperty name = new SimpleStringProperty();
    private final ObservableList<StringProperty> urls = FXCollections.observableArrayList(url -> new Observable[] {url});
    private final StringProperty host = new SimpleStringProperty();
    private final ObjectProperty<Boolean> sni = new SimpleObjectProperty<>(false);
    private final ObjectProperty<BodyType> bodyType = new SimpleObjectProperty<>();
    private final StringProperty body = new SimpleStringProperty();
    private final ObservableList<DraftVariable> variables = FXCollections.observableArrayList(DraftVariable::parts);
    private final ReadOnlyObjectWrapper<SavedProfile> profile;
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<ProfilePreview> preview = new ReadOnlyObjectWrapper<>(ProfilePreview.EMPTY);
    /** With all that the editor does not show. */
    private SavedProfile base;
    private @Nullable SavedProfile saved;
    private final DiskCopy disk;

    /** @param saved whether the profile is on disk as it is */
    ProfileDraft(SavedProfile profile, boolean saved) {
        this.profile = new ReadOnlyObjectWrapper<>(profile);
        this.base = profile;
        this.disk = new DiskCopy(saved ? profile : null);
        fill(profile);
        var edited = (InvalidationListener) _ -> edited();
        for (var part : new Observable[] {name, urls, host, sni, bodyType, body, variables}) {
            part.addListener(edited);
        }
        this.saved = saved ? profile : null;
        edited();
    }

    private void fill(SavedProfile saved) {
        base = saved;
        var from = saved.own().toProfile(saved.name());
        name.set(from.name());
        urls.setAll(from.urls().stream().map(SimpleStringProperty::new).toList());
        if (urls.isEmpty()) {
            urls.add(new SimpleStringProperty(""));
        }
        host.set(from.host() == null ? "" : from.host());
        sni.set(from.sni());
        bodyType.set(from.bodyType());
        body.set(from.body());
        variables.setAll(saved.own().variables().stream().map(DraftVariable::new).toList());
    }

    private void edited() {
        var shown = base.own().toProfile(base.name());
        var before = base.own();
        var own = new ProfilePart(
                kept(before.urls(), shown.urls(), urls.stream().map(url -> url.get().strip()).filter(url -> !url.isEmpty()).toList()),
                kept(before.host(), shown.host() == null ? "" : shown.host(), host.get().strip()),
                kept(before.sni(), shown.sni(), sni.get()),
                kept(before.bodyType(), shown.bodyType(), bodyType.get()),
                kept(before.body(), shown.body(), body.get()),
                variables.stream().map(DraftVariable::variable).toList(),
                before.headers());
        profile.set(base.withName(name.get().strip()).withOwn(own));
        unsaved.set(!profile.get().equals(saved));
    }

    /** What is not said and was not touched stays unsaid. */
    private static <T> @Nullable T kept(@Nullable T before, T shown, T now) {
        return now.equals(shown) ? before : now;
    }

    void addUrl() {
        if (urls.size() < MAX_URLS) {
            urls.add(new SimpleStringProperty(""));
        }
    }

    void removeUrl(StringProperty url) {
        urls.removeIf(each -> each == url);
        if (urls.isEmpty()) {
            addUrl();
        }
    }

    void addVariable() {
        variables.add(new DraftVariable(CallbackVariable.fixed("x:", "")));
    }

    void removeVariable(DraftVariable variable) {
        variables.remove(variable);
    }

    /** Back to what is on disk; nothing where nothing is. */
    void revert() {
        if (saved != null) {
            fill(saved);
        }
    }

    void markSaved(SavedProfile onDisk) {
        saved = onDisk;
        edited();
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

    public StringProperty nameProperty() {
        return name;
    }

    /** One to five; empty ones are not saved. */
    public ObservableList<StringProperty> urls() {
        return urls;
    }

    public StringProperty hostProperty() {
        return host;
    }

    public ObjectProperty<Boolean> sniProperty() {
        return sni;
    }

    public ObjectProperty<BodyType> bodyTypeProperty() {
        return bodyType;
    }

    public StringProperty bodyProperty() {
        return body;
    }

    /** Names of custom variables that the body can hold, in order. */
    ObservableValue<Set<String>> ownNames() {
        return profile.map(edited -> {
            var names = new LinkedHashSet<String>();
            edited.own().variables().stream().map(CallbackVariable::name).filter(each -> each.startsWith("x:") && each.length() > 2).forEach(names::add);
            return names;
        });
    }

    public ObservableList<DraftVariable> variables() {
        return variables;
    }
}

package org.dropback.desktop.profiles;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.Finding.Field;
import org.dropback.callback.ProfilePart;
import org.jspecify.annotations.Nullable;

/** The fields of one layer of a profile while they are edited: they show what counts, and keep apart what this layer says of it. FX thread. */
final class LayerFields {

    private final ObservableList<StringProperty> urls = FXCollections.observableArrayList(url -> new Observable[] {url});
    private final StringProperty host = new SimpleStringProperty("");
    private final ObjectProperty<Boolean> sni = new SimpleObjectProperty<>(false);
    private final ObjectProperty<BodyType> bodyType = new SimpleObjectProperty<>(BodyType.FORM);
    private final StringProperty body = new SimpleStringProperty("");
    private final ObservableList<DraftVariable> variables = FXCollections.observableArrayList(DraftVariable::parts);
    private final ObservableList<DraftHeader> headers = FXCollections.observableArrayList(DraftHeader::parts);
    private final ReadOnlyObjectWrapper<ProfilePart> part = new ReadOnlyObjectWrapper<>(ProfilePart.EMPTY);
    /** As filled last: what was not touched since stays as it was said, or unsaid. */
    private ProfilePart layer = ProfilePart.EMPTY;
    private ProfilePart below = ProfilePart.EMPTY;
    private ProfilePart shown = ProfilePart.EMPTY;
    private boolean filling;

    LayerFields() {
        var edited = (InvalidationListener) _ -> edited();
        for (var each : new Observable[] {urls, host, sni, bodyType, body, variables, headers}) {
            each.addListener(edited);
        }
    }

    /** Shows a layer over what lies below it. */
    void fill(ProfilePart newLayer, ProfilePart newBelow) {
        filling = true;
        boolean blanks = shown.urls() != null && shown.urls().stream().anyMatch(String::isBlank);
        layer = newLayer;
        below = newBelow;
        shown = complete(layer.over(below));
        // Rows that say the same stay: somebody may be typing in one of them.
        if (blanks || !urlTexts().equals(shown.urls()) || urls.isEmpty()) {
            urls.setAll(Objects.requireNonNull(shown.urls()).stream().map(SimpleStringProperty::new).toList());
            if (urls.isEmpty()) {
                urls.add(new SimpleStringProperty(""));
            }
        }
        host.set(shown.host());
        sni.set(shown.sni());
        bodyType.set(shown.bodyType());
        body.set(shown.body());
        fillVariables();
        fillHeaders();
        filling = false;
        edited();
    }

    private void fillVariables() {
        var inherited = new HashMap<String, CallbackVariable>();
        below.variables().forEach(variable -> inherited.putIfAbsent(variable.name(), variable));
        variables.setAll(shown.variables().stream().map(variable -> new DraftVariable(variable, inherited.remove(variable.name()))).toList());
    }

    /** Inherited ones that this layer takes away keep their rows, so that they can come back. */
    private void fillHeaders() {
        var all = new LinkedHashMap<>(below.headers());
        all.putAll(shown.headers());
        headers.setAll(all.entrySet().stream().map(header -> new DraftHeader(header.getKey(), header.getValue(), !shown.headers().containsKey(header.getKey()),
                below.headers().get(header.getKey()))).toList());
    }

    private static ProfilePart complete(ProfilePart part) {
        return new ProfilePart(Objects.requireNonNullElse(part.urls(), List.of()), Objects.requireNonNullElse(part.host(), ""),
                Boolean.TRUE.equals(part.sni()), Objects.requireNonNullElse(part.bodyType(), BodyType.FORM), Objects.requireNonNullElse(part.body(), ""),
                part.variables(), part.headers(), part.without());
    }

    private void edited() {
        if (!filling) {
            part.set(new ProfilePart(
                    kept(layer.urls(), shown.urls(), urlTexts()),
                    kept(layer.host(), shown.host(), host.get().strip()),
                    kept(layer.sni(), shown.sni(), sni.get()),
                    kept(layer.bodyType(), shown.bodyType(), bodyType.get()),
                    kept(layer.body(), shown.body(), body.get()),
                    ownVariables(), ownHeaders(), withoutHeaders()));
        }
    }

    private static <T> @Nullable T kept(@Nullable T before, @Nullable T shown, T now) {
        return now.equals(shown) ? before : now;
    }

    private List<String> urlTexts() {
        return urls.stream().map(url -> url.get().strip()).filter(url -> !url.isEmpty()).toList();
    }

    private List<CallbackVariable> ownVariables() {
        boolean untouched = variables.stream().map(DraftVariable::variable).toList().equals(shown.variables());
        return untouched ? layer.variables() : variables.stream().filter(DraftVariable::isOwn).map(DraftVariable::variable).toList();
    }

    private Map<String, String> ownHeaders() {
        var all = new LinkedHashMap<String, String>();
        var own = new LinkedHashMap<String, String>();
        for (var header : headers) {
            var name = header.nameProperty().get().strip();
            if (!header.goneProperty().get() && (!name.isEmpty() || !header.valueProperty().get().isEmpty())) {
                all.put(name, header.valueProperty().get());
                if (header.isOwn()) {
                    own.put(name, header.valueProperty().get());
                }
            }
        }
        return all.equals(shown.headers()) ? layer.headers() : own;
    }

    private Set<String> withoutHeaders() {
        var names = new LinkedHashSet<>(layer.without());
        names.removeAll(below.headers().keySet());
        headers.stream().filter(header -> header.goneProperty().get()).forEach(header -> names.add(header.nameProperty().get()));
        return names;
    }

    /** Whether this layer says something of a field of one value. */
    boolean says(Field field) {
        var now = part.get();
        return switch (field) {
            case URLS -> now.urls() != null;
            case HOST -> now.host() != null;
            case SNI -> now.sni() != null;
            case BODY, BODY_TYPE -> now.body() != null || now.bodyType() != null;
            default -> false;
        };
    }

    /** Takes back what this layer says of a field of one value. */
    void reset(Field field) {
        var now = part.get();
        fill(new ProfilePart(
                field == Field.URLS ? null : now.urls(), field == Field.HOST ? null : now.host(), field == Field.SNI ? null : now.sni(),
                field == Field.BODY ? null : now.bodyType(), field == Field.BODY ? null : now.body(), now.variables(), now.headers(), now.without()), below);
    }

    /** What the layer says. */
    ReadOnlyObjectProperty<ProfilePart> partProperty() {
        return part.getReadOnlyProperty();
    }

    ObservableList<StringProperty> urls() {
        return urls;
    }

    StringProperty hostProperty() {
        return host;
    }

    ObjectProperty<Boolean> sniProperty() {
        return sni;
    }

    ObjectProperty<BodyType> bodyTypeProperty() {
        return bodyType;
    }

    StringProperty bodyProperty() {
        return body;
    }

    ObservableList<DraftVariable> variables() {
        return variables;
    }

    ObservableList<DraftHeader> headers() {
        return headers;
    }
}

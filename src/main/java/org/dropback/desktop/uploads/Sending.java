package org.dropback.desktop.uploads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dropback.connection.Access;
import org.dropback.oss.ObjectOptions;
import org.dropback.text.Messages;
import org.dropback.upload.IfExists;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.jspecify.annotations.Nullable;

/** How the next files are sent, and what their objects are to have beside their bytes. FX thread. */
public final class Sending {

    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable UploadMethod> method = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable IfExists> ifExists = new SimpleObjectProperty<>();
    private final StringProperty contentType = new SimpleStringProperty("");
    private final StringProperty acl = new SimpleStringProperty("");
    private final StringProperty storageClass = new SimpleStringProperty("");
    private final StringProperty headers = new SimpleStringProperty("");
    private final StringProperty metadata = new SimpleStringProperty("");
    private final StringProperty tags = new SimpleStringProperty("");

    /** For a connection with this access: who signs elsewhere has decided the method. @param usual what holds where nothing is chosen here */
    UploadOptions options(Access access, UploadOptions usual) {
        var chosen = method.get() == null ? usual.method() : method.get();
        var type = contentType.get().strip();
        return new UploadOptions(access.kind() == Access.Kind.POLICY_SERVER ? UploadMethod.FORM : chosen, usual.partSize(), type.isEmpty() ? usual.contentType() : type,
                ifExists.get() == null ? usual.ifExists().under(access) : ifExists.get(), object(), usual.multipartAbove());
    }

    private ObjectOptions object() {
        return new ObjectOptions(pairs(headers.get()), pairs(metadata.get()), pairs(tags.get()), acl.get().isEmpty() ? null : acl.get(),
                storageClass.get().isEmpty() ? null : storageClass.get(), false);
    }

    /** One {@code name=value} a line; what is no pair stands with an empty value, so that {@link #problem} finds it. */
    private static Map<String, String> pairs(String lines) {
        var pairs = new LinkedHashMap<String, String>();
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            int equals = line.indexOf('=');
            pairs.put(equals < 0 ? line : line.substring(0, equals).strip(), equals < 0 ? "" : line.substring(equals + 1).strip());
        });
        return pairs;
    }

    /** What OSS would refuse of it; empty where all is well. */
    Optional<String> problem(Access access, UploadOptions usual, Messages messages) {
        boolean form = options(access, usual).method() == UploadMethod.FORM;
        if (form && !tags.get().isBlank()) {
            return Optional.of(messages.get("uploads.sending.formTags"));
        }
        var there = ifExists.get();
        if (there != null && there.under(access) != there) {
            return Optional.of(messages.get("uploads.sending.needsKey"));
        }
        if (contentType.get().chars().anyMatch(c -> c < ' ' || c > '~')) {
            return Optional.of(messages.get("uploads.sending.contentTypeWrong"));
        }
        return object().problem().map(found -> messages.get("uploads.sending.wrong", found, String.join(", ", new TreeSet<>(ObjectOptions.HEADERS))));
    }

    /** What was chosen here, a few words each; empty where the usual holds. */
    List<String> said(Messages messages) {
        var said = new ArrayList<String>();
        if (method.get() != null) {
            said.add(messages.get("uploads.sending.method." + method.get().name().toLowerCase(Locale.ROOT)));
        }
        if (ifExists.get() != null) {
            said.add(messages.get("uploads.sending.ifExists") + ": " + messages.get("settings.ifThere." + ifExists.get().name().toLowerCase(Locale.ROOT)));
        }
        say(said, contentType, "contentType", messages);
        say(said, acl, "acl", messages);
        say(said, storageClass, "storageClass", messages);
        for (var object : List.of(Map.entry("metadata", metadata), Map.entry("tags", tags), Map.entry("headers", headers))) {
            if (!object.getValue().get().isBlank()) {
                said.add(messages.get("uploads.sending.with." + object.getKey()));
            }
        }
        return said;
    }

    private static void say(List<String> said, StringProperty value, String key, Messages messages) {
        if (!value.get().isBlank()) {
            said.add(messages.get("uploads.sending." + key) + ": " + value.get().strip());
        }
    }

    /** Back to the usual. */
    void reset() {
        var shown = open.get();
        become(new Sending());
        open.set(shown);
    }

    /** All of them, also whether it is shown. */
    List<Property<?>> properties() {
        return List.of(open, method, ifExists, contentType, acl, storageClass, headers, metadata, tags);
    }

    /** Takes over what another one says. */
    void become(Sending other) {
        open.set(other.open.get());
        method.set(other.method.get());
        ifExists.set(other.ifExists.get());
        contentType.set(other.contentType.get());
        acl.set(other.acl.get());
        storageClass.set(other.storageClass.get());
        headers.set(other.headers.get());
        metadata.set(other.metadata.get());
        tags.set(other.tags.get());
    }

    /** Whether it is shown. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** Null: the usual one. */
    public ObjectProperty<@Nullable UploadMethod> methodProperty() {
        return method;
    }

    /** What happens to an object that is there already; null: the usual. */
    public ObjectProperty<@Nullable IfExists> ifExistsProperty() {
        return ifExists;
    }

    /** "": by name and content. */
    public StringProperty contentTypeProperty() {
        return contentType;
    }

    /** "": the bucket's. */
    public StringProperty aclProperty() {
        return acl;
    }

    /** "": the bucket's. */
    public StringProperty storageClassProperty() {
        return storageClass;
    }

    /** One a line. */
    public StringProperty headersProperty() {
        return headers;
    }

    /** One a line, without {@code x-oss-meta-}. */
    public StringProperty metadataProperty() {
        return metadata;
    }

    /** One a line. */
    public StringProperty tagsProperty() {
        return tags;
    }
}

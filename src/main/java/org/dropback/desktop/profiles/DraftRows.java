package org.dropback.desktop.profiles;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dropback.callback.CallbackVariable;

/** Adds rows to the lists of a draft and takes rows away, within what OSS allows and without cutting off what is inherited. FX thread. */
final class DraftRows {

    /** OSS asks at most so many URLs (facts 1.1). */
    static final int MAX_URLS = 5;
    /** OSS takes at most so many additional headers (facts 1.1). */
    static final int MAX_HEADERS = 10;

    private final LayerFields fields;

    DraftRows(LayerFields fields) {
        this.fields = fields;
    }

    void addUrl() {
        if (fields.urls().size() < MAX_URLS) {
            fields.urls().add(new SimpleStringProperty(""));
        }
    }

    void removeUrl(StringProperty url) {
        fields.urls().removeIf(each -> each == url);
        if (fields.urls().isEmpty()) {
            addUrl();
        }
    }

    void addVariable() {
        addVariable("x:");
    }

    void addVariable(String name) {
        fields.variables().add(new DraftVariable(CallbackVariable.fixed(name, ""), null));
    }

    /** An inherited one cannot go, but it can be off. */
    void removeVariable(DraftVariable variable) {
        if (variable.isInherited()) {
            variable.enabledProperty().set(false);
        } else {
            fields.variables().remove(variable);
        }
    }

    /** An inherited one that goes can be had back. */
    void removeHeader(DraftHeader header) {
        if (header.isInherited()) {
            header.goneProperty().set(true);
        } else {
            fields.headers().remove(header);
        }
    }

    void addHeader() {
        if (hasRoomForHeader()) {
            fields.headers().add(new DraftHeader("", "", false, null));
        }
    }

    boolean hasRoomForHeader() {
        return fields.headers().stream().filter(header -> !header.goneProperty().get()).count() < MAX_HEADERS;
    }
}

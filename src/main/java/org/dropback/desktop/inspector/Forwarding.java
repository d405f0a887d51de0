package org.dropback.desktop.inspector;

import java.net.URI;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dropback.sandbox.receiver.Receiver;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** Whether callbacks are handed on to another server, and where. FX thread. */
public final class Forwarding {

    private final Receiver receiver;
    private final Messages messages;
    private final StringProperty url = new SimpleStringProperty("");
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable URI> target = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    Forwarding(Receiver receiver, Messages messages) {
        this.receiver = receiver;
        this.messages = messages;
        look();
        url.addListener((_, _, _) -> problem.set(""));
    }

    /** Others change it too: the control endpoint does. */
    void look() {
        var now = receiver.plan().forward();
        if (!Objects.equals(now, target.get())) {
            target.set(now);
            url.set(now == null ? url.get() : now.toString());
        }
    }

    /** Forwards from now on to the URL in the field; without a scheme it is http. */
    public void start() {
        var text = url.get().strip();
        try {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
            var to = URI.create(text.contains("://") ? text : "http://" + text);
            receiver.answerBy(receiver.plan().withForward(to));
            target.set(to);
            problem.set("");
        } catch (IllegalArgumentException e) {
            problem.set(messages.get("inspector.forward.notUrl"));
        }
    }

    public void stop() {
        receiver.answerBy(receiver.plan().withForward(null));
        target.set(null);
    }

    /** Whether the field for the URL is on show. */
    public BooleanProperty openProperty() {
        return open;
    }

    public StringProperty urlProperty() {
        return url;
    }

    /** Where callbacks go; null while they are answered here. */
    public ReadOnlyObjectProperty<@Nullable URI> targetProperty() {
        return target.getReadOnlyProperty();
    }

    /** Why the URL cannot be forwarded to, as a sentence; empty where nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}

package org.dropback.desktop.inspector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.dropback.text.Messages;
import org.dropback.text.PlaceholderException;
import org.jspecify.annotations.Nullable;

/** An answer as it stands in fields: status, body, delay. FX thread. */
public final class AnswerFields {

    private static final List<String> STATUSES = List.of("200", "204", "301", "400", "403", "404", "500", "502", "503", "504");
    /** Around what matters to OSS: it waits 5 s. */
    private static final List<Duration> DELAYS = List.of(Duration.ZERO, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMillis(4500),
            Duration.ofSeconds(6), Duration.ofSeconds(30));

    private final Messages messages;
    private final String drop;
    private final StringProperty status;
    private final StringProperty body;
    private final ObjectProperty<Duration> delay;
    private boolean showing;

    /**
     * The answer in the fields.
     *
     * @param answer  null where there is none
     * @param problem why not, as a sentence; empty where there is one
     */
    record Read(@Nullable ReceiverAnswer answer, String problem) {
    }

    AnswerFields(ReceiverAnswer start, Messages messages) {
        this.messages = messages;
        drop = messages.get("inspector.drop");
        status = new SimpleStringProperty(status(start));
        body = new SimpleStringProperty(start.body());
        delay = new SimpleObjectProperty<>(start.delay());
    }

    private String status(ReceiverAnswer answer) {
        return answer.drop() ? drop : Integer.toString(answer.status());
    }

    /** Puts another answer into the fields; nobody is told of a change. */
    void show(ReceiverAnswer answer) {
        showing = true;
        status.set(status(answer));
        body.set(answer.body());
        delay.set(answer.delay());
        showing = false;
    }

    void onChange(Runnable action) {
        Runnable told = () -> {
            if (!showing) {
                action.run();
            }
        };
        status.addListener((_, _, _) -> told.run());
        body.addListener((_, _, _) -> told.run());
        delay.addListener((_, _, _) -> told.run());
    }

    /** @param base gives what no field holds */
    Read read(ReceiverAnswer base) {
        var text = status.get().strip();
        var drops = text.equals(drop);
        try {
            var code = drops ? base.status() : Integer.parseInt(text);
            return new Read(new ReceiverAnswer(code, base.headers(), body.get(), base.contentType(), delay.get(), drops), "");
        } catch (PlaceholderException e) {
            return new Read(null, messages.get(e.messageKey(), e.args().toArray()));
        } catch (IllegalArgumentException e) {
            return new Read(null, messages.get("inspector.badStatus"));
        }
    }

    /** Statuses to choose from; others can be typed. The last one drops the connection. */
    public List<String> statuses() {
        var all = new ArrayList<>(STATUSES);
        all.add(drop);
        return all;
    }

    public List<Duration> delays() {
        var all = new ArrayList<>(DELAYS);
        if (!all.contains(delay.get())) {
            all.add(delay.get());
            all.sort(null);
        }
        return all;
    }

    public StringProperty statusProperty() {
        return status;
    }

    public StringProperty bodyProperty() {
        return body;
    }

    public ObjectProperty<Duration> delayProperty() {
        return delay;
    }
}

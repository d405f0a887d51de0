package org.dropback.desktop.inspector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dropback.sandbox.Receiver;
import org.dropback.sandbox.ReceiverAnswer;
import org.dropback.text.Messages;
import org.dropback.text.PlaceholderException;

/** What the receiver answers from now on: each change holds at once, one that cannot be leaves the last answer in force. FX thread. */
public final class AnswerSettings {

    private static final List<String> STATUSES = List.of("200", "204", "301", "400", "403", "404", "500", "502", "503", "504");
    /** Around what matters to OSS: it waits 5 s. */
    private static final List<Duration> DELAYS = List.of(Duration.ZERO, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMillis(4500),
            Duration.ofSeconds(6), Duration.ofSeconds(30));

    private final Receiver receiver;
    private final Messages messages;
    private final String drop;
    private final StringProperty status;
    private final StringProperty body;
    private final ObjectProperty<Duration> delay;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    AnswerSettings(Receiver receiver, Messages messages) {
        this.receiver = receiver;
        this.messages = messages;
        drop = messages.get("inspector.drop");
        var now = receiver.plan().otherwise();
        status = new SimpleStringProperty(now.drop() ? drop : Integer.toString(now.status()));
        body = new SimpleStringProperty(now.body());
        delay = new SimpleObjectProperty<>(now.delay());
        status.addListener((_, _, _) -> apply());
        body.addListener((_, _, _) -> apply());
        delay.addListener((_, _, _) -> apply());
    }

    private void apply() {
        var text = status.get().strip();
        var drops = text.equals(drop);
        var now = receiver.plan().otherwise();
        try {
            // A status of its own first: a wrong one must not pass for the drop's.
            var answer = drops ? now : now.withStatus(Integer.parseInt(text));
            receiver.answerWith(new ReceiverAnswer(answer.status(), now.headers(), body.get(), now.contentType(), delay.get(), drops));
            problem.set("");
        } catch (PlaceholderException e) {
            problem.set(messages.get(e.messageKey(), e.args().toArray()));
        } catch (IllegalArgumentException e) {
            problem.set(messages.get("inspector.badStatus"));
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

    /** Why what stands in the fields is not answered, as a sentence; empty where it is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}

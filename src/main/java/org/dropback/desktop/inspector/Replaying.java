package org.dropback.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dropback.desktop.fx.Background;
import org.dropback.sandbox.Replayer;
import org.dropback.sandbox.Replayer.Replay;
import org.dropback.sandbox.ReceivedCallback;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** A callback that is edited and sent again, and what came back. FX thread; it is sent elsewhere. */
public final class Replaying {

    private final Replayer replayer;
    private final Background background;
    private final Messages messages;
    private final byte[] original;
    private final String originalText;
    private final boolean binary;
    private final StringProperty method;
    private final StringProperty url;
    private final StringProperty headers;
    private final StringProperty body;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable ReplayResult> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Runnable cancel = () -> { };

    Replaying(Inspected inspected, Replayer replayer, Background background, Messages messages) {
        this.replayer = replayer;
        this.background = background;
        this.messages = messages;
        ReceivedCallback callback = inspected.callback();
        var replay = Replay.of(callback, inspected.url());
        original = callback.body();
        // A text that is not shown whole cannot be edited either.
        binary = inspected.body().binary() || inspected.body().cut();
        originalText = binary ? "" : callback.bodyText().replace("\r\n", "\n").replace('\r', '\n');
        method = new SimpleStringProperty(replay.method());
        url = new SimpleStringProperty(replay.url());
        headers = new SimpleStringProperty(replay.headers().stream().map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n")));
        body = new SimpleStringProperty(originalText);
    }

    /** Sends it as it stands now. Nothing happens while another sending is under way. */
    public void send() {
        if (running.get()) {
            return;
        }
        var lines = headers.get().lines().filter(line -> !line.isBlank()).toList();
        var wrong = lines.stream().filter(line -> line.indexOf(':') <= 0).findFirst();
        if (wrong.isPresent()) {
            problem.set(messages.get("inspector.replay.badHeader", wrong.get()));
            return;
        }
        var replay = new Replay(method.get().strip().toUpperCase(Locale.ROOT), url.get().strip(), pairs(lines), bytes());
        problem.set("");
        result.set(null);
        running.set(true);
        cancel = background.start(() -> ReplayResult.of(replayer.send(replay), messages), this::sent, this::failed);
    }

    private static List<Map.Entry<String, String>> pairs(List<String> lines) {
        var pairs = new ArrayList<Map.Entry<String, String>>();
        lines.forEach(line -> pairs.add(Map.entry(line.substring(0, line.indexOf(':')).strip(), line.substring(line.indexOf(':') + 1).strip())));
        return pairs;
    }

    /** The bytes as received as long as nobody has changed a character: a text field keeps no carriage returns. */
    private byte[] bytes() {
        return body.get().equals(originalText) ? original : body.get().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private void sent(ReplayResult received) {
        if (running.get()) {
            running.set(false);
            result.set(received);
        }
    }

    private void failed(Exception failure) {
        running.set(false);
        problem.set(failure instanceof IllegalArgumentException ? messages.get("inspector.replay.bad", String.valueOf(failure.getMessage()))
                : failure.toString());
    }

    /** Stops waiting for the answer; the request may have arrived all the same. */
    public void cancel() {
        if (running.get()) {
            cancel.run();
            running.set(false);
            problem.set(messages.get("inspector.replay.cancelled"));
        }
    }

    public static List<String> methods() {
        return Stream.of("POST", "PUT", "GET", "HEAD", "OPTIONS").toList();
    }

    /** Whether the body is sent as it came, because no text field can hold it. */
    public boolean bodyIsFixed() {
        return binary;
    }

    public int bodyBytes() {
        return original.length;
    }

    public StringProperty methodProperty() {
        return method;
    }

    public StringProperty urlProperty() {
        return url;
    }

    /** A header a line, {@code Name: value}. */
    public StringProperty headersProperty() {
        return headers;
    }

    public StringProperty bodyProperty() {
        return body;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Null before the first answer, and while the next is awaited. */
    public ReadOnlyObjectProperty<@Nullable ReplayResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Why nothing was sent, or nothing came back, as a sentence; empty where nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}

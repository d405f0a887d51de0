package org.dropback.desktop.settings;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.util.Subscription;
import org.dropback.desktop.common.Choices;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.settings.Preferences;
import org.dropback.text.BadInputException;
import org.dropback.text.ByteSize;
import org.dropback.text.Durations;
import org.dropback.text.Messages;
import org.dropback.update.UpdateSource;

/** The Settings screen: what is typed, and putting all back. FX thread. */
public final class SettingsViewModel {

    private final Choices choices;
    private final Notices notices;
    private final Messages messages;
    private final Typed files;
    private final Typed parts;
    private final Typed partSize;
    private final Typed multipartAbove;
    private final Typed bytesPerSecond;
    private final Typed retry;
    private final Typed proxyHost;
    private final Typed proxyPort;
    private final Typed historyDays;
    private final Typed updateUrl;
    private final Typed updateKey;
    private final Subscription following;

    public SettingsViewModel(Choices choices, Notices notices, Messages messages) {
        this.choices = choices;
        this.notices = notices;
        this.messages = messages;
        files = number(now -> now.transfers().files(), (now, value) -> now.transfers(to -> to.withFiles(value)), "settings.problem.atOnce");
        parts = number(now -> now.transfers().parts(), (now, value) -> now.transfers(to -> to.withParts(value)), "settings.problem.atOnce");
        partSize = size(now -> now.transfers().partSize(), "", (now, value) -> now.transfers(to -> to.withPartSize(value)), "settings.problem.partSize");
        multipartAbove = size(now -> now.transfers().multipartAbove(), "", (now, value) -> now.transfers(to -> to.withMultipartAbove(value)),
                "settings.problem.partSize");
        bytesPerSecond = size(now -> now.transfers().bytesPerSecond(), "/s", (now, value) -> now.transfers(to -> to.withBytesPerSecond(value)),
                "settings.problem.pace");
        retry = new Typed(choices, now -> Durations.write(Duration.ofSeconds(now.transfers().retrySeconds())),
                (now, text) -> now.transfers(to -> to.withRetrySeconds(seconds(text))), _ -> messages.get("settings.problem.retry"));
        proxyHost = new Typed(choices, now -> now.proxy().host(), (now, text) -> now.proxy(to -> to.withHost(text)),
                _ -> messages.get("settings.problem.host"));
        proxyPort = new Typed(choices, now -> String.valueOf(now.proxy().port()), (now, text) -> now.proxy(to -> to.withPort(Integer.parseInt(text))),
                _ -> messages.get("settings.problem.port"));
        historyDays = number(now -> now.upkeep().historyDays(), (now, value) -> now.upkeep(to -> to.withHistoryDays(value)), "settings.problem.days");
        updateUrl = checked(now -> now.updates().url(), (now, text) -> now.updates(to -> to.withUrl(text)), UpdateSource::url, "settings.problem.updateUrl");
        updateKey = checked(now -> now.updates().publicKey(), (now, text) -> now.updates(to -> to.withPublicKey(text)), UpdateSource::key, "settings.problem.updateKey");
        var all = List.of(files, parts, partSize, multipartAbove, bytesPerSecond, retry, proxyHost, proxyPort, historyDays, updateUrl, updateKey);
        following = choices.currentProperty().subscribe((before, now) -> all.forEach(each -> each.follow(before, now)));
    }

    /** Zero stands for the usual, and is written as nothing. */
    private Typed number(Function<Preferences, Integer> get, BiFunction<Preferences, Integer, Preferences> with, String problem) {
        return new Typed(choices, now -> get.apply(now) == 0 ? "" : String.valueOf(get.apply(now)),
                (now, text) -> with.apply(now, text.isEmpty() ? 0 : positive(Integer.parseInt(text))), _ -> messages.get(problem));
    }

    private Typed size(Function<Preferences, Long> get, String suffix, BiFunction<Preferences, Long, Preferences> with, String problem) {
        return new Typed(choices, now -> get.apply(now) == 0 ? "" : ByteSize.write(get.apply(now)) + suffix,
                (now, text) -> with.apply(now, text.isEmpty() ? 0L : positive(ByteSize.parse(text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length())
                        : text))), _ -> messages.get(problem));
    }

    private interface Check {
        void of(String text) throws BadInputException;
    }

    private Typed checked(Function<Preferences, String> get, BiFunction<Preferences, String, Preferences> with, Check check, String problem) {
        return new Typed(choices, get, (now, text) -> {
            try {
                if (!text.isEmpty()) {
                    check.of(text);
                }
                return with.apply(now, text);
            } catch (BadInputException e) {
                throw new IllegalArgumentException(e.text(messages), e);
            }
        }, e -> messages.get(problem, e.getMessage()));
    }

    private static <N extends Number> N positive(N typed) {
        if (typed.longValue() < 1) {
            throw new IllegalArgumentException(typed.toString());
        }
        return typed;
    }

    private static int seconds(String text) {
        return Math.toIntExact(Durations.parse(text).toSeconds());
    }

    Choices choices() {
        return choices;
    }

    Typed files() {
        return files;
    }

    Typed parts() {
        return parts;
    }

    Typed partSize() {
        return partSize;
    }

    Typed multipartAbove() {
        return multipartAbove;
    }

    Typed bytesPerSecond() {
        return bytesPerSecond;
    }

    Typed retry() {
        return retry;
    }

    Typed proxyHost() {
        return proxyHost;
    }

    Typed proxyPort() {
        return proxyPort;
    }

    Typed historyDays() {
        return historyDays;
    }

    Typed updateUrl() {
        return updateUrl;
    }

    Typed updateKey() {
        return updateKey;
    }

    /** Puts everything back, language included; Undo takes that back. */
    void reset() {
        var before = choices.get();
        choices.change(_ -> Preferences.DEFAULT);
        notices.show(new Notice(Tone.NEUTRAL, messages.get("settings.reset.done"),
                new Notice.Action(messages.get("common.undo"), () -> choices.change(_ -> before)), () -> { }));
    }

    public void close() {
        following.unsubscribe();
    }
}

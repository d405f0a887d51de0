package org.dropback.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntBiFunction;
import org.dropback.cli.Console;
import org.dropback.cli.ExitCode;
import org.dropback.desktop.fx.Toolkit;
import org.dropback.desktop.shell.AppWindow;
import org.dropback.desktop.shell.Smoke;
import org.dropback.text.Messages;
import org.dropback.text.Redactor;
import org.jspecify.annotations.Nullable;

/**
 * {@code --smoke}: the real window, one upload with a callback to its sandbox, its screens, a picture, then the command line's demo; in a home of its
 * own, with or without a display. The AOT cache of the packages learns from it what a start needs.
 */
final class SmokeRun {

    private final Map<String, String> environment;
    private final Console console;
    private final Messages messages;
    private final Clock clock;
    private final Redactor redactor;
    private final ToIntBiFunction<AppHome, Console> demo;

    /** @param demo runs {@code dropback demo}; its exit code */
    SmokeRun(Map<String, String> environment, Console console, Messages messages, Clock clock, Redactor redactor,
             ToIntBiFunction<AppHome, Console> demo) {
        this.environment = environment;
        this.console = console;
        this.messages = messages;
        this.clock = clock;
        this.redactor = redactor;
        this.demo = demo;
    }

    int run(String... words) throws InterruptedException {
        if (words.length != 0 && !(words.length == 2 && words[0].equals("--picture"))) {
            console.err().println("dropback: " + messages.get("app.smoke.usage"));
            return ExitCode.WRONG_USAGE;
        }
        if (!hasDisplay()) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        try {
            var failure = tried(words.length == 0 ? null : Path.of(words[1]));
            console.out().println(failure == null ? messages.get("app.smoke.done") : messages.get("app.smoke.failed", failure));
            return failure == null ? ExitCode.OK : ExitCode.FAILED;
        } catch (IOException | RuntimeException e) {
            console.err().println("dropback: " + messages.get("app.smoke.failed", String.valueOf(e)));
            return ExitCode.FAILED;
        } finally {
            Toolkit.stop();
        }
    }

    private @Nullable String tried(@Nullable Path picture) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("dropback-smoke");
        try {
            var home = new AppHome(folder.resolve("home"));
            var failure = window(home, Files.writeString(folder.resolve("smoke.txt"), "smoke"), picture);
            if (failure != null) {
                return failure;
            }
            var nowhere = new PrintStream(OutputStream.nullOutputStream());
            int code = demo.applyAsInt(home, new Console(nowhere, nowhere, false));
            return code == ExitCode.OK ? null : "dropback demo: " + code;
        } finally {
            delete(folder);
        }
    }

    private @Nullable String window(AppHome home, Path file, @Nullable Path picture) throws IOException, InterruptedException {
        var opening = WindowParts.opening(home, messages, clock, redactor);
        var reason = Toolkit.start();
        try (var parts = WindowParts.opened(opening)) {
            if (reason.isPresent()) {
                return reason.get();
            }
            var failure = new AtomicReference<@Nullable String>();
            Runnable shown = () -> console.out().println(messages.get("app.smoke.shown"));
            Toolkit.show(stage -> new Smoke(new AppWindow(parts.services(), stage), stage, parts.services(), shown, failure::set).run(file, picture));
            return failure.get();
        }
    }

    /** Elsewhere than on Linux there always is one. */
    private boolean hasDisplay() {
        return !System.getProperty("os.name").startsWith("Linux") || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

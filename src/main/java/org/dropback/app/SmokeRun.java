package org.dropback.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.dropback.cli.Console;
import org.dropback.cli.ExitCode;
import org.dropback.desktop.fx.Toolkit;
import org.dropback.desktop.shell.AppWindow;
import org.dropback.desktop.shell.Smoke;
import org.dropback.text.Messages;
import org.dropback.text.Redactor;
import org.jspecify.annotations.Nullable;

/** {@code --smoke}: the real window, one upload with a callback to its sandbox, a picture; in a home of its own, with or without a display. */
final class SmokeRun {

    private final Map<String, String> environment;
    private final Console console;
    private final Messages messages;
    private final Clock clock;
    private final Redactor redactor;

    SmokeRun(Map<String, String> environment, Console console, Messages messages, Clock clock, Redactor redactor) {
        this.environment = environment;
        this.console = console;
        this.messages = messages;
        this.clock = clock;
        this.redactor = redactor;
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
        var reason = Toolkit.start();
        if (reason.isPresent()) {
            console.err().println("dropback: " + messages.get("app.smoke.failed", reason.get()));
            return ExitCode.FAILED;
        }
        try {
            var failure = upload(words.length == 0 ? null : Path.of(words[1]));
            console.out().println(failure == null ? messages.get("app.smoke.done") : messages.get("app.smoke.failed", failure));
            return failure == null ? ExitCode.OK : ExitCode.FAILED;
        } catch (IOException | RuntimeException e) {
            console.err().println("dropback: " + messages.get("app.smoke.failed", String.valueOf(e)));
            return ExitCode.FAILED;
        } finally {
            Toolkit.stop();
        }
    }

    private @Nullable String upload(@Nullable Path picture) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("dropback-smoke");
        try (var parts = WindowParts.open(new AppHome(folder.resolve("home")), messages, clock, redactor)) {
            var file = Files.writeString(folder.resolve("smoke.txt"), "smoke");
            var failure = new AtomicReference<@Nullable String>();
            Toolkit.show(stage -> new Smoke(new AppWindow(parts.services(), stage), stage, parts.services(), failure::set).run(file, picture));
            return failure.get();
        } finally {
            delete(folder);
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

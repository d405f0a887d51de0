package org.dropback.app;

import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dropback.app.instance.OneWindow;
import org.dropback.cli.Cli;
import org.dropback.cli.CliServices;
import org.dropback.cli.Connections;
import org.dropback.cli.Console;
import org.dropback.cli.ExitCode;
import org.dropback.cli.ProcessSignals;
import org.dropback.cli.UploadDefaults;
import org.dropback.desktop.fx.FxThread;
import org.dropback.desktop.fx.Toolkit;
import org.dropback.desktop.shell.AppWindow;
import org.dropback.settings.ReadSettings;
import org.dropback.store.ConnectionStore;
import org.dropback.store.Journals;
import org.dropback.store.ProfileStore;
import org.dropback.text.Messages;
import org.dropback.text.Redactor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of Dropback: window or command line. */
public final class Program {

    private static final String SMOKE = "--smoke";

    private final Map<String, String> environment;
    private final AppHome home;
    private final Console console = Console.ofProcess();
    private final ReadSettings settings;
    private final Messages messages;
    private final Clock clock = Clock.systemDefaultZone();
    private final Redactor redactor = new Redactor();

    public Program(Map<String, String> environment) {
        this.environment = environment;
        this.home = AppHome.locate(environment, System.getProperty("os.name"), System.getProperty("user.home"));
        this.settings = ReadSettings.of(home.settings());
        this.messages = Messages.of(settings.settings().preferences().appearance().language().locale(Locale.getDefault()));
    }

    /** Runs to the end. @return the exit code */
    public int run(String... words) throws InterruptedException {
        if (System.getProperty("javafx.cachedir") == null) {
            System.setProperty("javafx.cachedir", home.javafxCache().toString());
        }
        if (System.getProperty("org.sqlite.tmpdir") == null) {
            unpackSqliteInto(home);
        }
        Logging.start(home.logs(), redactor);
        Logging.level(settings.settings().preferences().upkeep().logLevel());
        if (words.length > 0 && words[0].equals(SMOKE)) {
            return new SmokeRun(environment, console, messages, clock, redactor, (own, quiet) -> cli(own, quiet, "demo")).run(Arrays.copyOfRange(words, 1, words.length));
        }
        if (Cli.opensWindow(words)) {
            return window(words);
        }
        if (!settings.unusable().isEmpty()) {
            console.err().println("dropback: " + messages.get("settings.unusable", String.join(", ", settings.unusable())));
        }
        ProxySelector.setDefault(new Proxies(ProxySelector.getDefault(), settings.settings().preferences().proxy()));
        return cli(home, console, words);
    }

    /** Where the folder cannot be made, SQLite finds one for itself. */
    private static void unpackSqliteInto(AppHome home) {
        var folder = home.sqliteCache();
        try {
            home.make();
            Files.createDirectories(folder);
            System.setProperty("org.sqlite.tmpdir", folder.toString());
        } catch (IOException e) {
            // Logging has not begun, and nothing is lost.
        }
    }

    private int cli(AppHome home, Console console, String... words) {
        // Not closed: that would wait for a keychain that hangs. What must be finished is waited for by who began it.
        var background = Executors.newVirtualThreadPerTaskExecutor();
        try (var opener = new GuardedOpener(redactor, clock)) {
            var parts = ConnectionParts.of(home, environment::get, background, clock, redactor);
            var journals = new Journals(home.journal(), home.owners(), home.sqliteCache(), background, redactor, parts.sealing());
            var saved = new SavedOpener(opener, () -> new ConnectionStore(home.connections()), parts.stores());
            return new Cli(new CliServices(console, messages, environment::get, new ProcessSignals(), () -> new ProfileStore(home.profiles(), new KeptVariables(parts.secrets())),
                    home.sandbox(), saved, new Connections(() -> new ConnectionStore(home.connections()), parts.secrets(), parts.stores()), journals, uploadDefaults(),
                    settings.settings().preferences().updates(),
                    new DiagnosticsFile(home, redactor, clock)::write, clock, Version.current())).run(words);
        } finally {
            background.shutdownNow();
        }
    }

    private UploadDefaults uploadDefaults() {
        var chosen = settings.settings().preferences().transfers();
        return new UploadDefaults(TransferSettings.options(chosen), TransferSettings.limits(chosen), chosen.bytesPerSecond());
    }

    private int window(String... words) throws InterruptedException {
        List<Path> files;
        try {
            files = Arrays.stream(words).map(Path::of).toList();
        } catch (InvalidPathException e) {
            console.err().println("dropback: " + messages.get("cli.usage.unreadable-word"));
            return ExitCode.WRONG_USAGE;
        }
        return switch (OneWindow.start(home.window(), runtimeFolder(), files)) {
            case OneWindow.Start.HandedOver() -> ExitCode.OK;
            case OneWindow.Start.Hangs() -> {
                console.err().println("dropback: " + messages.get("app.window-hangs", home.folder().toString()));
                yield ExitCode.FAILED;
            }
            case OneWindow.Start.First(var only) -> {
                try (only) {
                    yield window(only, files);
                }
            }
        };
    }

    /** The session's own, which holds sockets; else the temporary folder. */
    private Path runtimeFolder() {
        var told = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return told.isBlank() || !Files.isDirectory(Path.of(told)) ? Path.of(System.getProperty("java.io.tmpdir")) : Path.of(told);
    }

    private int window(OneWindow only, List<Path> files) throws InterruptedException {
        var opening = WindowParts.opening(home, messages, clock, redactor);
        Optional<String> reason = Toolkit.start();
        if (reason.isPresent()) {
            closeUnused(opening);
            only.close();
            return withoutWindow(reason.get(), files);
        }
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> log().error("uncaught on {}", thread.getName(), e));
        try (var parts = WindowParts.opened(opening)) {
            // A SIGTERM, such as a logout sends, ends as orderly as a closed window.
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(parts::close));
            parts.services().settings().problem().ifPresent(problem -> console.err().println("dropback: " + problem.text(messages)));
            Toolkit.show(stage -> open(new AppWindow(parts.services(), stage), only, files));
            only.stopReceiving();
            return ExitCode.OK;
        } catch (IOException e) {
            log().error("the window cannot start", e);
            console.err().println("dropback: " + messages.get("app.home-unusable", home.folder().toString(), String.valueOf(e.getMessage())));
            return ExitCode.FAILED;
        } catch (RuntimeException e) {
            log().error("the window cannot start", e);
            console.err().println("dropback: " + messages.get("app.start-failed", String.valueOf(e), home.logs().toString()));
            return ExitCode.FAILED;
        } finally {
            Toolkit.stop();
        }
    }

    private static void closeUnused(Future<WindowParts> opening) throws InterruptedException {
        try {
            WindowParts.opened(opening).close();
        } catch (IOException | RuntimeException e) {
            log().warn("what the window would have stood on did not open", e);
        }
    }

    private int withoutWindow(String reason, List<Path> files) {
        if (!files.isEmpty()) {
            console.err().println("dropback: " + messages.get("app.no-window-files", reason));
            return ExitCode.WRONG_USAGE;
        }
        console.out().println(messages.get("app.no-window", reason));
        return cli(home, console, "demo");
    }

    private static void open(AppWindow window, OneWindow only, List<Path> files) {
        window.show();
        window.offer(files);
        only.ready(new FxThread(), later -> {
            window.raise();
            window.offer(later);
        });
    }

    /** After {@link Logging#start}: a logger made before would not know the file. */
    private static Logger log() {
        return LoggerFactory.getLogger(Program.class);
    }
}

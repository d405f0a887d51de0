package org.dropback.app;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.Grant;
import org.dropback.connection.Grants;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SecretSlot;
import org.dropback.connection.SignatureVersion;
import org.dropback.desktop.connections.ConnectionKit;
import org.dropback.desktop.settings.Support;
import org.dropback.desktop.shell.DesktopServices;
import org.dropback.desktop.shell.Surroundings;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxException;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.receiver.CallbackLog;
import org.dropback.sandbox.receiver.MemoryCallbackLog;
import org.dropback.sandbox.storage.FolderInUseException;
import org.dropback.secret.Secret;
import org.dropback.settings.Preferences;
import org.dropback.settings.SettingsStore;
import org.dropback.store.ConnectionStore;
import org.dropback.store.Journals;
import org.dropback.store.ProfileStore;
import org.dropback.store.NewerFileException;
import org.dropback.store.SqliteCallbackLog;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Messages;
import org.dropback.text.Redactor;
import org.dropback.update.UpdateCheck;
import org.dropback.upload.JournalException;
import org.dropback.upload.OpenStores;
import org.dropback.upload.engine.EngineQueue;
import org.dropback.upload.engine.OngoingUploads;
import org.dropback.wire.Sender;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** All that a window stands on, and the order in which it ends: intake, then settings, clients, sandbox, threads. */
final class WindowParts implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Deque<Runnable> closing = new ArrayDeque<>();
    private @Nullable DesktopServices services;

    private WindowParts() {
    }

    private void build(AppHome home, Messages messages, Clock clock, Redactor redactor) throws IOException {
        home.make();
        var background = Executors.newVirtualThreadPerTaskExecutor();
        closing.push(background::shutdownNow);
        var disk = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("disk").factory());
        closing.push(() -> finish(disk));
        var timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("settings").factory());
        closing.push(timer::shutdownNow);
        var own = ownSandbox(home, background);
        var sandbox = own.isPresent() ? own.get() : Sandbox.start(SandboxOptions.defaults());
        closing.push(sandbox::close);
        var keys = new Credentials(sandbox.accessKeyId(), new Secret(sandbox.accessKeySecret()), null);
        var connections = new ConnectionStore(home.connections());
        // A sandbox on another port is still ours; no other place ever sees its key.
        var grants = new Grants(to -> sandbox.endpoint().getHost().equals(to.endpoint().getHost()) && connections.find(to.name()).isEmpty() ? Grant.of(keys)
                : Grant.NONE);
        var opener = new GuardedOpener(redactor, clock);
        closing.push(opener::close);
        var parts = ConnectionParts.of(home, System::getenv, background, clock, redactor);
        parts.secrets().keepForSession(SecretSlot.ACCESS_KEY_SECRET.entry(SavedConnection.SANDBOX), new Secret(sandbox.accessKeySecret()));
        var sandboxName = messages.get("app.sandbox");
        var saved = new SavedOpener(opener, () -> connections, parts.stores());
        var stores = new OpenStores(own.isPresent() ? new MovedSandbox(saved, sandbox.endpoint()) : saved, grants);
        closing.push(stores::close);
        var settings = new SettingsStore(home.settings(), clock, timer);
        closing.push(settings::close);
        var journal = new Journals(home.journal(), home.owners(), home.sqliteCache(), background, redactor, parts.sealing()).kept();
        closing.push(journal::close);
        var days = settings.current().preferences().upkeep().historyDays();
        if (days > 0) {
            background.execute(() -> forgetHistory(journal, clock.instant().minus(Duration.ofDays(days))));
        }
        var queue = new EngineQueue(stores, journal, TransferSettings.limits(settings.current().preferences().transfers()).outlasting(), clock);
        closing.push(queue::close);
        queue.recover();
        var connection = new Connection(sandboxName, sandbox.endpoint(), sandbox.region(), sandbox.buckets().getFirst(), SignatureVersion.V4);
        var profiles = new ProfileStore(home.profiles(), new KeptVariables(parts.secrets()));
        if (own.isPresent()) {
            prepareSamples(profiles, sandbox.receiverUrl(), settings, messages);
        }
        services = new DesktopServices(queue, profiles, List.of(connection),
                new ConnectionKit(connections, parts.secrets(), parts.stores(), stores::renew), sandbox, settings, messages, clock, background, disk,
                new Browser(background), surroundings(home, settings.current().preferences(), queue, redactor, clock, background), opener, grants, stores::renew,
                journal.problem().orElse(null), new OngoingUploads(stores, journal));
    }

    /** A window with too much history is better than none. */
    private static void forgetHistory(SqliteJournal journal, Instant before) {
        try {
            journal.forgetAttempts(before);
        } catch (JournalException e) {
            LoggerFactory.getLogger(WindowParts.class).warn("the history before {} stays", before, e);
        }
    }

    private Surroundings surroundings(AppHome home, Preferences preferences, EngineQueue queue, Redactor redactor, Clock clock, Executor background) {
        var osName = System.getProperty("os.name");
        var programs = new Programs(String.valueOf(System.getenv("PATH")));
        var wakefulness = new Wakefulness(osName, programs, background);
        closing.push(wakefulness::close);
        var system = ProxySelector.getDefault();
        var proxies = new Proxies(system, preferences.proxy());
        ProxySelector.setDefault(proxies);
        closing.push(() -> ProxySelector.setDefault(system));
        return new Surroundings(chosen -> Messages.of(chosen.locale(Locale.getDefault())), now -> TransferSettings.options(now.transfers()), now -> {
            Logging.level(now.upkeep().logLevel());
            proxies.choose(now.proxy());
            queue.use(TransferSettings.limits(now.transfers()).outlasting());
        }, new Support.Places(home.folder(), SharedLog.files(home.logs()).getFirst(), Version.current(), new DiagnosticsFile(home, redactor, clock)),
                wakefulness, new DesktopNotification(osName, programs, background), new UpdateCheck(new Sender(), Version.current()));
    }

    /** Begins to {@link #open} them, so that JavaFX can start meanwhile; for {@link #opened}. */
    static Future<WindowParts> opening(AppHome home, Messages messages, Clock clock, Redactor redactor) {
        var opening = new FutureTask<>(() -> open(home, messages, clock, redactor));
        Thread.ofPlatform().daemon().name("parts").start(opening);
        return opening;
    }

    /** @throws IOException as {@link #open} */
    static WindowParts opened(Future<WindowParts> opening) throws IOException, InterruptedException {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** @throws IOException where the home cannot be written or the sandbox cannot start; nothing stays open then */
    static WindowParts open(AppHome home, Messages messages, Clock clock, Redactor redactor) throws IOException {
        var parts = new WindowParts();
        try {
            parts.build(home, messages, clock, redactor);
            return parts;
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    DesktopServices services() {
        return Objects.requireNonNull(services);
    }

    /** The one that keeps its data in the home; empty while another window has it. */
    private static Optional<Sandbox> ownSandbox(AppHome home, Executor background) throws IOException {
        try {
            return Optional.of(Sandbox.start(SandboxOptions.defaults().withData(home.sandbox()).withKeptBehaviour(), () -> callbackLog(home, background)));
        } catch (SandboxException e) {
            if (e.getCause() instanceof FolderInUseException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A window without a memory of callbacks is better than none. */
    private static CallbackLog callbackLog(AppHome home, Executor background) {
        try {
            // SQLite unpacks its native library there, into a folder that must exist.
            Files.createDirectories(home.sqliteCache());
            return SqliteCallbackLog.open(home.callbackLog(), background);
        } catch (IOException e) {
            LoggerFactory.getLogger(WindowParts.class).error("Callbacks are kept in memory only", e);
            return new MemoryCallbackLog(new CallbackLog.NotKept(home.callbackLog(), e instanceof NewerFileException, String.valueOf(e.getMessage())));
        }
    }

    private static void prepareSamples(ProfileStore profiles, URI receiver, SettingsStore settings, Messages messages) throws IOException {
        if (settings.current().receiverUrl().isEmpty() && profiles.list().isEmpty()) {
            var chosen = SampleProfiles.create(profiles, receiver, messages);
            settings.update(now -> now.withProfile(chosen.name()));
        } else {
            follow(profiles, settings.current().receiverUrl(), receiver.toString());
        }
        settings.update(now -> now.withReceiverUrl(receiver.toString()));
    }

    /** A profile that cannot be written is no reason to open no window. */
    private static void follow(ProfileStore profiles, String from, String to) {
        try {
            SampleProfiles.follow(profiles, from, to);
        } catch (IOException e) {
            LoggerFactory.getLogger(WindowParts.class).warn("a profile still calls {} and not {}", from, to, e);
        }
    }

    /** A profile that was saved just before the window closed is on the disk when the app ends. */
    private static void finish(ExecutorService disk) {
        disk.shutdown();
        try {
            disk.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        disk.shutdownNow();
    }

    /** Ends everything, once; a second call waits for the first. */
    @Override
    public synchronized void close() {
        while (!closing.isEmpty()) {
            try {
                closing.pop().run();
            } catch (RuntimeException e) {
                LoggerFactory.getLogger(WindowParts.class).error("a part did not end cleanly", e);
            }
        }
    }
}

package org.dropback.desktop;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.stage.Stage;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.SavedProfile;
import org.dropback.connection.Access;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SecretSlot;
import org.dropback.connection.Grant;
import org.dropback.connection.Grants;
import org.dropback.connection.SignatureVersion;
import org.dropback.desktop.connections.ConnectionKit;
import org.dropback.desktop.shell.AppWindow;
import org.dropback.desktop.shell.DesktopServices;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.secret.FileVault;
import org.dropback.secret.KeychainVault;
import org.dropback.secret.Secret;
import org.dropback.secret.SecretKeeper;
import org.dropback.settings.SettingsStore;
import org.dropback.store.ConnectionStore;
import org.dropback.store.ProfileStore;
import org.dropback.store.SqliteJournal;
import org.dropback.testing.KeptDoor;
import org.dropback.testing.TestStores;
import org.dropback.text.Messages;
import org.dropback.text.Redactor;
import org.dropback.upload.OpenStores;
import org.dropback.upload.engine.EngineLimits;
import org.dropback.upload.engine.EngineQueue;
import org.dropback.upload.engine.OngoingUploads;

/** The real window on a real sandbox and the real engine, in a folder of its own. */
public final class Workbench implements AutoCloseable {

    public static final String WORKS = "Order attachment";
    public static final String FAILS = "Answers 502";

    private final Path folder;
    private final Sandbox sandbox;
    private final SqliteJournal journal;
    private final EngineQueue queue;
    private final ConnectionKit kit;
    private final ProfileStore profiles;
    private final SettingsStore settings;
    private final Connection connection;
    private final Grants grants;
    private final TestStores opener;
    private final OpenStores stores;
    private final Messages messages;
    private final Locale locale;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService disk = Executors.newSingleThreadExecutor();
    private final ScheduledExecutorService saver = Executors.newSingleThreadScheduledExecutor();
    private final List<URI> pages = new CopyOnWriteArrayList<>();
    private final TestSurroundings machine = new TestSurroundings();
    private volatile Duration passed = Duration.ZERO;

    public Workbench(Path folder, Locale locale) throws Exception {
        this(folder, locale, SandboxOptions.temporary());
    }

    public Workbench(Path folder, Locale locale, SandboxOptions options) throws Exception {
        this.folder = folder;
        this.locale = locale;
        messages = Messages.of(locale);
        sandbox = Sandbox.start(options);
        connection = new Connection("Sandbox", sandbox.endpoint(), sandbox.region(), sandbox.buckets().getFirst(), SignatureVersion.V4);
        var keys = Grant.of(new Credentials(sandbox.accessKeyId(), new Secret(sandbox.accessKeySecret()), null));
        grants = new Grants(_ -> keys);
        opener = new TestStores() {
            @Override
            public ObjectStore open(Connection wanted, Grant grant) throws StoreException {
                // What a test calls a real place is the sandbox all the same.
                return super.open(wanted.access().equals(Access.KEYS) ? connection : wanted, grant);
            }
        };
        stores = new OpenStores(opener, grants);
        journal = SqliteJournal.open(folder.resolve("journal.db"), folder.resolve("owners"), background, new Redactor());
        queue = new EngineQueue(stores, journal, EngineLimits.DEFAULT, Clock.systemDefaultZone());
        // No keychain of the machine that runs the tests: it would be asked, and keep what they keep.
        var secrets = new SecretKeeper(KeychainVault.none(), new FileVault(folder.resolve("secrets.json")), () -> null);
        secrets.keepForSession(SecretSlot.ACCESS_KEY_SECRET.entry(SavedConnection.SANDBOX), new Secret(sandbox.accessKeySecret()));
        kit = new ConnectionKit(new ConnectionStore(folder.resolve("connections.json")), secrets, new KeptDoor(secrets), _ -> { });
        profiles = new ProfileStore(folder.resolve("profiles"));
        if (profiles.list().isEmpty()) {
            saveSamples();
        }
        settings = new SettingsStore(folder.resolve("settings.json"), Clock.systemDefaultZone(), saver);
        settings.update(now -> now.withProfile(WORKS).withKeyTemplate("incoming/{yyyy}/{MM}/{name}"));
    }

    private void saveSamples() throws IOException {
        profiles.save(SavedProfile.of(new CallbackProfile(WORKS, List.of(sandbox.receiverUrl().toString()), null, false, BodyType.JSON, """
                {
                  "bucket": ${bucket},
                  "object": ${object},
                  "size":   ${size},
                  "order":  ${x:order_id},
                  "by":     ${x:user}
                }""", List.of(CallbackVariable.fromFile("x:order_id", "{parent}"), CallbackVariable.fixed("x:user", "wei.chen")), Map.of())));
        profiles.save(SavedProfile.of(new CallbackProfile(FAILS, List.of(sandbox.receiverUrl() + "/status/502"), null, false, BodyType.FORM,
                "bucket=${bucket}&object=${object}&size=${size}", List.of(), Map.of())));
    }

    /** The saved connections. */
    public ConnectionKit kit() {
        return kit;
    }

    /** On the FX thread. */
    public AppWindow window(Stage stage) {
        return new AppWindow(new DesktopServices(queue, profiles, List.of(connection), kit, sandbox, settings, messages, ((InstantSource) () -> Instant.now().plus(passed)).withZone(ZoneId.systemDefault()),
                background, disk, pages::add, machine.of(folder, locale), opener, grants, stores::renew, journal.problem().orElse(null), new OngoingUploads(stores, journal)), stage);
    }

    /** Puts the window's clock on. */
    public void pass(Duration time) {
        passed = passed.plus(time);
    }

    public Path file(String name, long size) throws IOException {
        var file = Files.createDirectories(folder.resolve("files")).resolve(name);
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(size);
        }
        return file;
    }

    public Path profilesFolder() {
        return folder.resolve("profiles");
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public EngineQueue queue() {
        return queue;
    }

    public SqliteJournal journal() {
        return journal;
    }

    public ProfileStore profiles() {
        return profiles;
    }

    public SettingsStore settings() {
        return settings;
    }

    /** What the window did to the machine around it. */
    public TestSurroundings machine() {
        return machine;
    }

    public Messages messages() {
        return messages;
    }

    /** What the window opened outside itself. */
    public List<URI> pages() {
        return pages;
    }

    @Override
    public void close() {
        queue.close();
        journal.close();
        stores.close();
        sandbox.close();
        settings.close();
        saver.close();
        disk.close();
        background.close();
    }
}

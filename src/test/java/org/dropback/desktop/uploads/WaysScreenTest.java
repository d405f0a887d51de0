package org.dropback.desktop.uploads;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.awaitility.core.ConditionFactory;
import org.dropback.callback.BodyType;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.Grant;
import org.dropback.connection.Grants;
import org.dropback.connection.SignatureVersion;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.common.Choices;
import org.dropback.desktop.common.CodeCopies;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.fx.Background;
import org.dropback.desktop.fx.FxThread;
import org.dropback.oss.ObjectOptions;
import org.dropback.oss.ObjectTarget;
import org.dropback.secret.Secret;
import org.dropback.settings.SettingsStore;
import org.dropback.testing.AppServer;
import org.dropback.testing.TestStores;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way in which OSS takes a file, by mouse. */
class WaysScreenTest extends WindowTest {

    private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService saver = Executors.newSingleThreadScheduledExecutor();
    private AppServer app;
    private Runnable closeAlone = () -> { };

    @BeforeEach
    void startServer() throws Exception {
        app = new AppServer(bench.sandbox());
    }

    @AfterEach
    void stopServer() {
        robot.interact(closeAlone);
        app.close();
        worker.shutdownNow();
        saver.shutdownNow();
    }

    /** The machine may have much else to do. */
    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(90));
    }

    /** Clicks until what was given is taken. */
    private void use() {
        patiently().until(() -> {
            if (isShown("#permit") && !onFx(() -> node("#permit-use").isDisabled())) {
                robot.clickOn("#permit-use");
            }
            return !isShown("#permit");
        });
    }

    private void type(String query, String text) {
        robot.interact(() -> ((TextInputControl) node(query)).setText(text));
    }

    private void openWay(String item) {
        // A click may be lost on a machine with much to do.
        patiently().until(() -> {
            if (robot.lookup(item).tryQuery().isEmpty()) {
                robot.clickOn("#ways");
            }
            return robot.lookup(item).tryQuery().isPresent();
        });
        robot.clickOn(item);
    }

    @SuppressWarnings("unchecked")
    private <T> void select(String query, int index) {
        robot.interact(() -> ((ComboBox<T>) node(query)).getSelectionModel().select(index));
    }

    private JobSnapshot done(String file) {
        var job = row(file).snapshot();
        assertEquals(JobState.DONE, job.state(), String.valueOf(job.failure()));
        return job;
    }

    @Test
    void theMethodAndWhatObjectsAreToHaveAreChosen() throws Exception {
        assertFalse(isShown("#sending"));
        openWay("#ways-sending");
        assertTrue(isShown("#sending"));
        select("#sending-method", 3);
        select("#sending-acl", 3);
        select("#sending-class", 2);
        type("#sending-type", "text/x-a");
        type("#sending-meta", "author=图\nshot = 7");
        type("#sending-headers", "Cache-Control=no-cache");
        add(bench.file("a.bin", 1000));
        awaitFinished(1);
        assertEquals(UploadMethod.FORM, done("a.bin").method());
        assertEquals("{\"Status\":\"OK\"}", new String(done("a.bin").result().callback().body(), java.nio.charset.StandardCharsets.UTF_8));
        var key = done("a.bin").key();
        try (var store = TestStores.open(sandboxConnection(), keys())) {
            var head = store.head("sandbox", key);
            assertEquals("text/x-a", head.contentType());
            assertEquals(new ObjectOptions(Map.of("cache-control", "no-cache"), Map.of("author", "图", "shot", "7"), Map.of(), "public-read", "IA", false),
                    ObjectOptions.of(head, store.acl("sandbox", key), store.tags("sandbox", key)));
        }
        select("#sending-method", 4);
        assertFalse(isShown("#sending-summary"));
        openWay("#ways-sending");
        assertTrue(isShown("#sending-summary"), "what holds is seen when the panel is closed");
        add(bench.file("b.bin", 1000));
        awaitFinished(2);
        assertEquals(UploadMethod.PRESIGNED, done("b.bin").method());
        robot.clickOn("#sending-reset");
        assertFalse(isShown("#sending-summary"));
    }

    @Test
    void whatNoObjectCanHaveIsToldAndNothingIsQueued() throws Exception {
        openWay("#ways-sending");
        type("#sending-headers", "Host=evil");
        add(bench.file("a.bin", 10));
        // What is said is gone after a while: see SendingTest.
        assertTrue(bench.queue().jobs().isEmpty());
        type("#sending-headers", "");
        type("#sending-tags", "a=b");
        select("#sending-method", 3);
        add(bench.file("a.bin", 10));
        assertTrue(bench.queue().jobs().isEmpty());
        select("#sending-method", 1);
        robot.interact(() -> ((ComboBox<?>) node("#sending-exists")).getSelectionModel().select(4));
        add(bench.file("a.bin", 10));
        awaitFinished(1);
        done("a.bin");
        add(bench.file("a.bin", 11));
        patiently().until(() -> rows().size() == 2 && rows().stream().allMatch(UploadRow::isFinished));
        assertTrue(rows().stream().anyMatch(row -> row.snapshot().failure() != null && row.snapshot().failure().code().equals("FileAlreadyExists")));
    }

    @Test
    void aPolicyOfTheUsersServer() throws Exception {
        openWay("#ways-policy");
        robot.clickOn("#permit-use");
        assertTrue(text("#permit-problem").contains("Address of your server"));
        app.fail(4);
        type("#permit-server", app.uri("/v4?token=pl4nted").toString());
        // Each is there for a second or two: who looks every now and then may miss them all.
        var told = new CopyOnWriteArrayList<String>();
        robot.interact(() -> ((Labeled) node("#permit-problem")).textProperty().addListener((_, _, now) -> told.add(now)));
        use();
        assertTrue(told.stream().anyMatch(text -> text.matches("Next try in \\d s · 127.0.0.1 answered HTTP 503\\.")), told.toString());
        add(bench.file("a.bin", 1000));
        awaitFinished(1);
        var job = done("a.bin");
        assertEquals(UploadMethod.FORM, job.method());
        assertTrue(job.key().startsWith(AppServer.FOLDER), job.key());
        assertEquals("by=server", bench.sandbox().callbacks().getFirst().bodyText().replaceAll(".*&", ""));
        assertFalse(job.toString().contains("pl4nted"));
        assertTrue(text("#key-example").contains("Example: user/"), text("#key-example"));
    }

    @Test
    void stsKeysOfTheUsersServer() throws Exception {
        openWay("#ways-sts");
        type("#permit-server", app.uri("/sts").toString());
        place();
        use();
        add(bench.file("a.bin", 1000));
        awaitFinished(1);
        done("a.bin");
        assertEquals(List.of("/sts"), app.asked());
    }

    @Test
    void aRole() throws Exception {
        openWay("#ways-role");
        type("#permit-role", "acs:ram::1:role/up");
        type("#permit-key-id", "ak");
        type("#permit-secret", "pl4nted");
        type("#permit-sts", app.uri("/").toString());
        place();
        use();
        add(bench.file("a.bin", 1000));
        awaitFinished(1);
        done("a.bin");
        assertTrue(app.asked().getFirst().contains("AssumeRole"));
        openWay("#ways-role");
        assertEquals("", onFx(() -> ((TextInputControl) node("#permit-secret")).getText()), "the secret is forgotten");
    }

    private void place() {
        type("#permit-endpoint", bench.sandbox().endpoint().toString());
        type("#permit-region", bench.sandbox().region());
        type("#permit-bucket", "sandbox");
    }

    private Connection sandboxConnection() {
        return new Connection("c", bench.sandbox().endpoint(), bench.sandbox().region(), "sandbox", SignatureVersion.V4);
    }

    private Credentials keys() {
        return new Credentials(bench.sandbox().accessKeyId(), new Secret(bench.sandbox().accessKeySecret()), null);
    }

    private String url(String key) throws Exception {
        try (var store = TestStores.open(sandboxConnection(), keys())) {
            return store.presignPut(new ObjectTarget("sandbox", key, null, CallbackCodec.encode(new Callback(List.of(bench.sandbox().receiverUrl().toString()), null, false,
                    BodyType.FORM, "k=${object}", Map.of(), Map.of()))), Duration.ofMinutes(5)).reveal().toString();
        }
    }

    /** The screen alone, where the file chooser of the system is a list. */
    private void openAlone(List<Path> chosen) {
        closeWindow();
        onFx(() -> {
            var settings = new SettingsStore(folder.resolve("alone.json"), Clock.systemDefaultZone(), saver);
            var background = new Background(worker, new FxThread());
            var destination = new Destination(FXCollections.observableArrayList(sandboxConnection()), _ -> Optional.empty(), FXCollections.observableArrayList(), () -> UploadOptions.DEFAULT, settings,
                    Clock.systemDefaultZone(), bench.messages());
            var model = new UploadsViewModel(bench.queue(), destination, background, new Notices(), settings, Clock.systemDefaultZone(), bench.messages());
            var permits = new Permits(new TestStores(), new Grants(_ -> Grant.NONE), _ -> { }, destination, background, bench.messages());
            var view = new UploadsView(model, permits, new CodeCopies(_ -> { }, _ -> List.of(), background, new Notices(), bench.messages()),
                    new UploadsActions(() -> { }, () -> { }, () -> { }, _ -> { }, _ -> { }, () -> chosen, () -> { }), new Choices(settings), ZoneId.systemDefault(),
                    bench.messages());
            var alone = new Stage();
            alone.setScene(new Scene(view, 1200, 700));
            alone.show();
            closeAlone = () -> {
                alone.hide();
                model.close();
            };
            return null;
        });
    }

    @Test
    void presignedUrlsWithTheFilesInTheirOrder() throws Exception {
        var one = bench.file("one.bin", 1000);
        var two = bench.file("two.bin", 2000);
        openAlone(List.of(one, two));
        openWay("#ways-presigned");
        type("#permit-urls", "nonsense pl4nted");
        robot.clickOn("#permit-use");
        assertEquals("URL 1 is no http or https address of an object.", text("#permit-problem"));
        type("#permit-urls", url("first"));
        robot.clickOn("#permit-use");
        assertEquals("There are 2 files and 1 URLs; each file needs one of its own.", text("#permit-problem"));
        type("#permit-urls", url("first") + "\n" + url("second 图"));
        use();
        awaitFinished(2);
        assertEquals(UploadMethod.PRESIGNED, done("two.bin").method());
        assertEquals("second 图", done("two.bin").key());
        assertEquals("{\"Status\":\"OK\"}", new String(done("one.bin").result().callback().body(), java.nio.charset.StandardCharsets.UTF_8));
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains("x-oss-signature"), file.toString());
            }
        }
    }

    @Test
    void aUrlThatHasRunOutIsGivenAgain() throws Exception {
        openAlone(List.of(bench.file("one.bin", 1000)));
        openWay("#ways-presigned");
        type("#permit-urls", url("first").replaceFirst("x-oss-signature=[0-9a-f]", "x-oss-signature=g"));
        use();
        awaitFinished(1);
        assertEquals(JobState.FAILED, row("one.bin").snapshot().state());
        patiently().until(() -> isShown("#give-url"));
        robot.clickOn("#give-url");
        assertEquals("A new presigned URL for one.bin", text("#permit .section-title"));
        type("#permit-urls", url("other"));
        robot.clickOn("#permit-use");
        assertEquals("This URL puts another object than first.", text("#permit-problem"));
        type("#permit-urls", url("first"));
        use();
        patiently().until(() -> row("one.bin").snapshot().state() == JobState.DONE);
        assertFalse(isShown("#permit"));
        assertEquals(1, bench.sandbox().callbacks().size());
    }
}

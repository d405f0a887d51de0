package org.dropback.desktop.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.CallbackVariable.Kind;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.dropback.connection.Connection;
import org.dropback.connection.Grant;
import org.dropback.connection.Grants;
import org.dropback.connection.SignatureVersion;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.common.Choices;
import org.dropback.desktop.common.CodeCopies;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.fx.Background;
import org.dropback.desktop.fx.FxThread;
import org.dropback.settings.SettingsStore;
import org.dropback.testing.TestStores;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the Uploads screen asks before files are queued: answers, an environment, a table. */
class QuestionsScreenTest extends WindowTest {

    private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService saver = Executors.newSingleThreadScheduledExecutor();
    private final Notices notices = new Notices();
    private UploadsViewModel alone;

    @AfterEach
    void stopAlone() {
        if (alone != null) {
            robot.interact(() -> {
                alone.close();
                stage.close();
            });
        }
        worker.shutdownNow();
        saver.shutdownNow();
    }

    private void use(SavedProfile profile) throws Exception {
        bench.profiles().save(profile);
        closeWindow();
        openWindow();
        robot.interact(() -> {
            stage.setWidth(1280);
            stage.setHeight(800);
        });
        chooseCallback(profile.name());
    }

    private SavedProfile profile(String body, CallbackVariable... variables) {
        return SavedProfile.of(new CallbackProfile("Asking", List.of(bench.sandbox().receiverUrl().toString()), null, false, BodyType.FORM, body,
                List.of(variables), Map.of()));
    }

    /** With all that holds it. */
    private boolean isThere(String query) {
        return onFx(() -> robot.lookup(query).tryQuery().filter(node -> {
            for (var each = node; each != null; each = each.getParent()) {
                if (!each.isVisible()) {
                    return false;
                }
            }
            return true;
        }).isPresent());
    }

    private List<String> bodies() {
        return bench.sandbox().callbacks().stream().map(received -> new String(received.body(), UTF_8)).sorted().toList();
    }

    private Path[] files(int count) throws IOException {
        var files = new Path[count];
        for (int i = 0; i < count; i++) {
            files[i] = bench.file("f" + i + ".bin", 10 + i);
        }
        return files;
    }

    @Test
    void nothingIsQueuedUntilTheQuestionIsAnsweredOnceForAll() throws Exception {
        use(profile("o=${x:order}", new CallbackVariable("x:order", "A-1", Kind.ASKED_ONCE)));
        assertFalse(isShown("#questions"));
        add(files(3));
        await().until(() -> isShown("#questions"));
        assertTrue(rows().isEmpty());
        assertTrue(robot.lookup("Answer what the profile asks above, then press Upload.").tryQuery().isPresent());
        assertFalse(isShown("#question-table"));
        assertEquals("A-1", onFx(() -> ((TextField) node("#questions .answer")).getText()));
        robot.clickOn("#questions .answer").push(KeyCode.SHORTCUT, KeyCode.A).write("B 2");
        robot.clickOn("#answer-questions");
        awaitFinished(3);
        assertFalse(isShown("#questions"));
        assertTrue(onFx(() -> node("#upload-table").isFocused()));
        assertEquals(List.of("o=B%202", "o=B%202", "o=B%202"), bodies());
    }

    @Test
    void filesAddedMeanwhileWaitTooAndEachCanHaveAnAnswerOfItsOwn() throws Exception {
        use(profile("n=${x:note}", new CallbackVariable("x:note", "plain", Kind.ASKED_PER_FILE)));
        add(bench.file("a.bin", 1));
        await().until(() -> isShown("#questions"));
        add(bench.file("b.bin", 2));
        TableView<Questions.FileAnswers> table = robot.lookup("#question-table").queryTableView();
        await().until(() -> onFx(() -> table.getItems().size()) == 2);
        robot.interact(() -> {
            table.requestFocus();
            table.edit(1, table.getColumns().get(1));
        });
        robot.push(KeyCode.SHORTCUT, KeyCode.A).write("special").push(KeyCode.ENTER);
        robot.clickOn("#answer-questions");
        awaitFinished(2);
        assertEquals(List.of("n=plain", "n=special"), bodies());
    }

    @Test
    void whoThinksBetterOfItUploadsNothing() throws Exception {
        use(profile("o=${x:order}", new CallbackVariable("x:order", "", Kind.ASKED_ONCE)));
        add(files(1));
        await().until(() -> isShown("#questions"));
        robot.clickOn("#forget-questions");
        assertFalse(isShown("#questions"));
        assertTrue(rows().isEmpty() && bench.queue().jobs().isEmpty());
    }

    @Test
    void tenThousandFilesAreAskedAboutWithoutAFreeze() throws Exception {
        use(profile("n=${x:note}", new CallbackVariable("x:note", "", Kind.ASKED_PER_FILE)));
        add(IntStream.range(0, 10_000).mapToObj(n -> folder.resolve("missing-" + n)).toArray(Path[]::new));
        long longest = longestStretchUntil(() -> isShown("#questions"));
        assertTrue(longest < 1_500_000_000L, longest / 1_000_000 + " ms");
        assertEquals("The profile asks before these 10,000 files are uploaded", text("#questions .section-title"));
    }

    @Test
    void anEnvironmentIsOfferedWhereTheProfileHasSome() throws Exception {
        assertFalse(isThere("#environment"));
        use(profile("e=none").withEnvironment("dev", new ProfilePart(null, null, null, null, "e=dev", List.of(), Map.of())));
        assertTrue(isThere("#environment"));
        robot.clickOn("#environment").clickOn("dev");
        add(bench.file("a.bin", 1));
        awaitFinished(1);
        robot.clickOn("#environment").clickOn("None");
        add(bench.file("b.bin", 1));
        awaitFinished(2);
        assertEquals(List.of("e=dev", "e=none"), bodies());
        chooseCallback("No callback");
        assertFalse(isThere("#environment"));
    }

    /** The screen alone, where the file chooser of the system is a list. */
    private void openAlone(SavedProfile profile, List<Path> chosen) {
        closeWindow();
        onFx(() -> {
            var to = new Connection("Sandbox", bench.sandbox().endpoint(), bench.sandbox().region(), bench.sandbox().buckets().getFirst(), SignatureVersion.V4);
            var settings = new SettingsStore(folder.resolve("alone.json"), Clock.systemDefaultZone(), saver);
            var destination = new Destination(FXCollections.observableArrayList(to), _ -> Optional.empty(), FXCollections.observableArrayList(profile), () -> UploadOptions.DEFAULT, settings, Clock.systemDefaultZone(), bench.messages());
            destination.choose(profile.name());
            alone = new UploadsViewModel(bench.queue(), destination, new Background(worker, new FxThread()), notices, settings, Clock.systemDefaultZone(),
                    bench.messages());
            var copies = new CodeCopies(_ -> { }, _ -> List.of(), new Background(worker, new FxThread()), notices, bench.messages());
            var view = new UploadsView(alone, new Permits(new TestStores(), new Grants(_ -> Grant.NONE), _ -> { }, destination, new Background(worker, new FxThread()), bench.messages()), copies, new UploadsActions(() -> { }, () -> { }, () -> { }, _ -> { }, _ -> { }, () -> chosen, () -> { }), new Choices(settings), ZoneId.systemDefault(), bench.messages());
            stage = new Stage();
            stage.setScene(new Scene(view, 1200, 700));
            stage.show();
            return null;
        });
    }

    @Test
    void aTableIsAskedForWhereItsValuesAreUsed() throws Exception {
        var rows = Files.writeString(folder.resolve("orders.csv"), "path,id\na.bin,7\n");
        openAlone(profile("id=${x:id}", CallbackVariable.fromFile("x:id", "{row:id}")), List.of(rows));
        robot.clickOn("#attach-rows");
        await().until(() -> text("#rows-name").equals("orders.csv, 1 row"));
        var files = List.of(bench.file("a.bin", 1), bench.file("b.bin", 1));
        robot.interact(() -> alone.add(files));
        awaitFinished(2);
        assertEquals(JobState.DONE, row("a.bin").snapshot().state());
        assertEquals("RowMissing", row("b.bin").snapshot().failure().code());
        assertEquals(List.of("id=7"), bodies());
        Files.writeString(rows, "path,id\na.bin\n");
        robot.clickOn("#attach-rows");
        await().until(() -> notices.currentProperty().get() != null);
        assertEquals("orders.csv, 1 row", text("#rows-name"), "a broken table takes no other's place");
        robot.clickOn("#detach-rows");
        assertTrue(text("#rows-name").startsWith("The key or the profile takes values"));
        robot.interact(() -> alone.destination().choose(""));
        assertFalse(isThere("#attach-rows"));
    }

    @Test
    void anAddressThatOssCannotReachIsSentOnlyWhenOneInsists() throws Exception {
        openAlone(profile("a=b"), List.of());
        var file = bench.file("a.bin", 1);
        robot.interact(() -> {
            alone.destination().connectionProperty().set(new Connection("Real", URI.create("http://oss.example"), "cn-hangzhou", "sandbox", SignatureVersion.V4));
            alone.add(List.of(file));
        });
        awaitFinished(1);
        assertEquals("CallbackPrivate", row("a.bin").snapshot().failure().code());
        choose("a.bin");
        await().until(() -> isShown("#send-anyway"));
        assertFalse(isShown("Retry"));
        robot.clickOn("#send-anyway");
        awaitFinished(2);
        assertEquals(JobState.DONE, rows().getLast().snapshot().state());
        assertEquals(List.of("a=b"), bodies());
    }
}

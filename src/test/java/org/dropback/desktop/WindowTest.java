package org.dropback.desktop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.dropback.desktop.common.CodeView;
import org.dropback.desktop.shell.AppWindow;
import org.dropback.desktop.uploads.UploadRow;
import org.dropback.testing.Patience;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A test of the real window on a {@link Workbench}. */
public abstract class WindowTest {

    @TempDir
    protected Path folder;

    /** One for all tests: each further robot of the headless platform keeps the window that the one before it touched last, and so all windows of a run. */
    protected static final QuickRobot robot = new QuickRobot();

    protected Workbench bench;
    protected AppWindow window;
    protected Stage stage;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        bench = new Workbench(folder, locale());
        openWindow();
        // The screen of the headless platform is smaller than what most people have.
        robot.interact(() -> {
            stage.setWidth(1280);
            stage.setHeight(800);
        });
    }

    protected Locale locale() {
        return Locale.ENGLISH;
    }

    protected final void openWindow() throws Exception {
        // Not registered with TestFX, which would keep each of its events, and with them what it showed.
        stage = onFx(Stage::new);
        window = onFx(() -> bench.window(stage));
        onFx(() -> {
            window.show();
            return null;
        });
    }

    @AfterEach
    void close() throws Exception {
        // Else what a test that failed still held would be held in the next one.
        robot.release(new KeyCode[0]).release(new MouseButton[0]);
        closeWindow();
        bench.close();
    }

    protected final void closeWindow() {
        onFx(() -> {
            window.close();
            // The headless platform does not tell a closed window that it lost the focus: a caret would blink on, and keep it.
            stage.getScene().getRoot().requestFocus();
            return null;
        });
    }

    protected final <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(Patience.LIMIT.toMillis(), work);
    }

    /** The nanoseconds that the FX thread computed at most at one stretch until then; what others on the machine do meanwhile is not in it. */
    protected final long longestStretchUntil(Callable<Boolean> done) {
        var threads = ManagementFactory.getThreadMXBean();
        long fx = onFx(() -> Thread.currentThread().threadId());
        var longest = new AtomicLong();
        await().atMost(Duration.ofMinutes(5)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).until(() -> {
            long before = threads.getThreadCpuTime(fx);
            onFx(() -> null);
            longest.accumulateAndGet(threads.getThreadCpuTime(fx) - before, Math::max);
            return done.call();
        });
        return longest.get();
    }

    /** What a drop, a paste and the file chooser end in. */
    protected final void add(Path... files) {
        onFx(() -> {
            window.addFiles(List.of(files));
            return null;
        });
    }

    protected final List<UploadRow> rows() {
        TableView<UploadRow> table = robot.lookup("#upload-table").queryTableView();
        return onFx(() -> List.copyOf(table.getItems()));
    }

    protected final UploadRow row(String file) {
        return rows().stream().filter(row -> row.fileName().equals(file)).findFirst().orElseThrow();
    }

    protected final void awaitFinished(int count) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertTrue(rows().size() == count && rows().stream().allMatch(UploadRow::isFinished),
                () -> "rows: " + rows().stream().map(UploadRow::snapshot).toList() + "; queue: " + bench.queue().jobs()));
    }

    protected final void choose(String file) {
        TableView<UploadRow> table = robot.lookup("#upload-table").queryTableView();
        robot.interact(() -> {
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().select(row(file));
            table.requestFocus();
        });
    }

    protected final void chooseCallback(String profile) {
        robot.clickOn("#callback-choice").clickOn(profile);
    }

    protected final String chosenCallback() {
        return onFx(() -> shown(robot.lookup("#callback-choice").queryComboBox()));
    }

    private static <T> String shown(ComboBox<T> box) {
        return box.getConverter().toString(box.getValue());
    }

    // On the FX thread: elsewhere one would see the half of what it does at once, the rows but not yet their count.

    protected final String text(String query) {
        return onFx(() -> ((Labeled) node(query)).getText());
    }

    protected final boolean isShown(String query) {
        return onFx(() -> robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent());
    }

    protected final Node node(String query) {
        return onFx(() -> robot.lookup(query).query());
    }

    protected final String code(String query) {
        return onFx(() -> ((CodeView) node(query)).shownText());
    }

    /** The callback body in the editor of profiles. */
    protected final String body() {
        return onFx(() -> ((CodeArea) node("#body")).getText());
    }

    protected final void setBody(String text) {
        robot.interact(() -> ((CodeArea) node("#body")).replaceText(text));
    }
}

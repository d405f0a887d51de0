package org.dropback.desktop.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.dropback.desktop.ForeignProgram;
import org.dropback.desktop.WindowTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files from another program, by way of the window system. */
@Tag("display")
@Timeout(180)
class ForeignFilesTest extends WindowTest {

    private static final double LEFT = 160;
    private static final double TOP = 120;

    @BeforeEach
    void makeRoomForTheOtherProgram() {
        robot.interact(() -> {
            stage.setX(LEFT);
            stage.setY(TOP);
            stage.setWidth(1100);
            stage.setHeight(620);
        });
        await().until(() -> onFx(() -> stage.getScene().getWidth() > 900 && stage.getX() >= LEFT - 1));
    }

    /** @return once its window is open */
    private Process start(Path file) throws IOException {
        var command = List.of(ProcessHandle.current().info().command().orElse("java"), "--enable-native-access=ALL-UNNAMED", "-Dprism.order=sw",
                "-Djavafx.cachedir=" + folder.resolve("javafx"), "-cp", System.getProperty("java.class.path"), ForeignProgram.class.getName(),
                file.toString());
        var program = new ProcessBuilder(command).redirectError(folder.resolve("foreign.log").toFile()).start();
        assertEquals("ready", program.inputReader().readLine());
        return program;
    }

    private void drop(Path file, String onNode) throws Exception {
        var program = start(file);
        try {
            robot.drag(ForeignProgram.SIZE / 2, ForeignProgram.SIZE / 2, MouseButton.PRIMARY).moveBy(20, 20).moveTo(onNode).moveBy(5, 5).drop();
            assertEquals("dropped COPY", program.inputReader().readLine());
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void aFileDroppedOnTheTableIsUploaded() throws Exception {
        drop(bench.file("从别的程序 拖来.txt", 20_000), "#upload-table");
        awaitFinished(1);
        assertEquals("从别的程序 拖来.txt", rows().getFirst().fileName());
        assertEquals(1, bench.sandbox().callbacks().size());
    }

    @Test
    void aFileDroppedOnATextFieldOfAnotherScreenIsUploadedToo() throws Exception {
        robot.interact(() -> robot.lookup("#rail-profiles").queryAs(javafx.scene.control.ToggleButton.class).fire());
        await().until(() -> isShown("#body"));
        drop(bench.file("anywhere.bin", 10), "#body");
        awaitFinished(1);
        assertTrue(isShown("#upload-table"));
    }

    @Test
    void filesThatAnotherProgramCopiedArePasted() throws Exception {
        var program = start(bench.file("pasted file.bin", 10));
        try {
            robot.interact(() -> {
                node("#upload-table").requestFocus();
                node("#upload-table").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "v", KeyCode.V, false, true, false, false));
            });
            awaitFinished(1);
            assertEquals("pasted file.bin", rows().getFirst().fileName());
        } finally {
            program.destroyForcibly();
        }
    }
}

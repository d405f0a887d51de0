package org.dropback.desktop.uploads;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.dropback.upload.JobState;
import org.junit.jupiter.api.Test;

class UploadsScreenTest extends WindowTest {

    @Test
    void aFileIsUploadedAndItsCallbacksAnswerRead() throws Exception {
        add(bench.file("价格表-秋季 #1%+.xlsx", 300_000));
        awaitFinished(1);
        await().until(() -> code("#answer").contains("\"Status\": \"OK\""));
        assertEquals("The file is stored. The callback succeeded.", text("#headline"));
        await().until(() -> robot.lookup("HTTP 200").tryQuery().isPresent());
        assertTrue(new String(bench.sandbox().callbacks().getFirst().body(), java.nio.charset.StandardCharsets.UTF_8).contains("价格表-秋季 #1%+.xlsx"));
        assertEquals("1 upload, finished", text("#left"));
    }

    @Test
    void aServerThatAnswers502IsToldApartFromNotStored() throws Exception {
        chooseCallback(Workbench.FAILS);
        add(bench.file("storefront-05.png", 46_000), folder.resolve("vanished.pdf"));
        awaitFinished(2);
        choose("storefront-05.png");
        await().until(() -> text("#headline").equals("The file is stored. The callback did not succeed."));
        assertTrue(code("#answer").contains("<Message>Error status : 502.</Message>"));
        await().until(() -> robot.lookup("203 · server answered 502").tryQuery().isPresent());
        assertEquals("1 callback failed", text("#count-callback_failed"));
        assertEquals(java.util.Set.of("Stored · " + new RowText(bench.messages()).duration(java.time.Duration.ofMillis(row("storefront-05.png").snapshot().millis())),
                "Not stored"), cellsOf(ProgressCell.class));
        assertEquals(java.util.Set.of("203 · server answered 502", "file vanished"), cellsOf(BadgeCell.class));
        assertFalse(robot.lookup("Retry").tryQuery().filter(javafx.scene.Node::isVisible).isPresent(), "what is stored is not sent again by a retry");
        choose("vanished.pdf");
        await().until(() -> text("#headline").contains("not stored"));
        await().until(() -> robot.lookup("Not stored").tryQuery().isPresent());
        await().until(() -> robot.lookup("file vanished").tryQuery().isPresent());
    }

    /** What a screen reader says of the cells that draw their value. */
    private java.util.Set<String> cellsOf(Class<? extends javafx.scene.Node> cells) {
        return onFx(() -> robot.lookup(".table-cell").queryAll().stream().filter(cells::isInstance).map(javafx.scene.Node::getAccessibleText)
                .filter(java.util.Objects::nonNull).collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void aTextThatEndsInDotsIsWholeInItsTooltip() throws Exception {
        var name = "a-name-" + "long-".repeat(20) + "end.bin";
        add(bench.file(name, 10), bench.file("short.bin", 10));
        awaitFinished(2);
        robot.moveTo("short.bin");
        assertTrue(tooltipOf("short.bin").isEmpty());
        robot.moveTo(name);
        await().until(() -> tooltipOf(name).equals(java.util.Optional.of(name)));
    }

    @Test
    void aNameWithALineBreakStaysOnItsLine() throws Exception {
        add(bench.file("new\nline.txt", 10));
        awaitFinished(1);
        await().until(() -> cellTexts().contains("new\\nline.txt"));
        assertTrue(cellTexts().stream().noneMatch(text -> text.contains("\n")), cellTexts().toString());
    }

    private java.util.List<String> cellTexts() {
        return onFx(() -> robot.lookup(".table-cell").<javafx.scene.control.Labeled>queryAll().stream().map(javafx.scene.control.Labeled::getText)
                .filter(java.util.Objects::nonNull).toList());
    }

    private java.util.Optional<String> tooltipOf(String text) {
        return onFx(() -> robot.lookup(".table-cell").<javafx.scene.control.Labeled>queryAll().stream().filter(cell -> text.equals(cell.getText()))
                .findFirst().map(javafx.scene.control.Labeled::getTooltip).map(javafx.scene.control.Tooltip::getText));
    }

    @Test
    void aFolderBecomesOneUploadAFile() throws Exception {
        var trip = Files.createDirectories(folder.resolve("trip/day 1"));
        Files.writeString(trip.resolve("a.txt"), "a");
        Files.writeString(trip.getParent().resolve("b.txt"), "b");
        robot.clickOn("#key-template").push(KeyCode.SHORTCUT, KeyCode.A).write("in/{relpath}");
        await().until(() -> text("#key-example").equals("Example: in/photos/storefront-05.jpg"));
        add(trip.getParent());
        awaitFinished(2);
        assertEquals(java.util.Set.of("in/trip/day 1/a.txt", "in/trip/b.txt"),
                rows().stream().map(row -> row.snapshot().key()).collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void aWrongKeyTemplateIsToldUnderItsField() {
        robot.clickOn("#key-template").push(KeyCode.SHORTCUT, KeyCode.A).write("in/{nmae}");
        await().until(() -> text("#key-example").contains("{nmae}"));
        assertTrue(node("#key-example").getStyleClass().contains("tone-danger"));
    }

    @Test
    void countsAreFilters() throws Exception {
        add(bench.file("a.bin", 10), folder.resolve("missing.bin"));
        awaitFinished(2);
        robot.clickOn("#count-failed");
        await().until(() -> rows().stream().map(UploadRow::fileName).toList().equals(java.util.List.of("missing.bin")));
        robot.clickOn("#count-failed");
        await().until(() -> rows().size() == 2);
    }

    @Test
    void aFilterOnWhatFailedEndsWhenTheLastIsTriedAgain() throws Exception {
        add(bench.file("a.bin", 10), folder.resolve("missing.bin"));
        awaitFinished(2);
        robot.clickOn("#count-failed");
        await().until(() -> rows().size() == 1);
        java.nio.file.Files.write(folder.resolve("missing.bin"), new byte[10]);
        robot.clickOn("#retry-failed");
        await().until(() -> rows().size() == 2);
        assertTrue(!isShown("#count-failed"));
    }

    @Test
    void aTableThatAFilterEmptiedOffersAllUploads() throws Exception {
        add(bench.file("a.bin", 10));
        awaitFinished(1);
        robot.clickOn("#queue-filter").write("nothing is called so");
        await().until(() -> isShown("#show-all"));
        robot.clickOn("#show-all");
        await().until(() -> rows().size() == 1);
        assertEquals("", onFx(() -> robot.lookup("#queue-filter").queryTextInputControl().getText()));
    }

    @Test
    void theDropLineTellsOfTheCallbackThatIsChosen() {
        assertTrue(text("#drop-strip").contains("callback above"));
        chooseCallback("No callback");
        assertTrue(text("#drop-strip").contains("without a callback"), text("#drop-strip"));
    }

    @Test
    void controlFFiltersByName() throws Exception {
        add(bench.file("alpha.bin", 10), bench.file("beta.bin", 10));
        awaitFinished(2);
        robot.push(KeyCode.SHORTCUT, KeyCode.F).write("BETA");
        await().until(() -> rows().size() == 1);
        assertEquals("beta.bin", rows().getFirst().fileName());
    }

    @Test
    void deleteRemovesARowAndUndoBringsItBack() throws Exception {
        add(bench.file("a.bin", 10), bench.file("b.bin", 10));
        awaitFinished(2);
        choose("a.bin");
        robot.push(KeyCode.DELETE);
        await().until(() -> rows().size() == 1);
        assertTrue(bench.queue().job(1).isPresent(), "nothing is lost while it can be undone");
        robot.clickOn("#toast-action");
        await().until(() -> rows().size() == 2);
        assertEquals("a.bin", rows().getFirst().fileName());
    }

    @Test
    void aRemovalThatWasNotUndoneIsFinal() throws Exception {
        add(bench.file("a.bin", 10));
        awaitFinished(1);
        choose("a.bin");
        robot.push(KeyCode.DELETE);
        await().until(() -> rows().isEmpty());
        closeWindow();
        await().until(() -> bench.queue().jobs().isEmpty());
    }

    @Test
    void f5TriesAFailedUploadAgain() throws Exception {
        var late = folder.resolve("late.bin");
        add(late);
        awaitFinished(1);
        Files.writeString(late, "here now");
        choose("late.bin");
        robot.push(KeyCode.F5);
        await().until(() -> row("late.bin").snapshot().state() == JobState.DONE);
    }

    @Test
    void whatFailedForItsTemplateIsUploadedAgainWithTheCorrectedOne() throws Exception {
        robot.clickOn("#key-template").push(KeyCode.SHORTCUT, KeyCode.A).write("{nmae}");
        add(bench.file("a.bin", 10));
        awaitFinished(1);
        robot.clickOn("#key-template").push(KeyCode.SHORTCUT, KeyCode.A).write("ok/{name}");
        choose("a.bin");
        assertFalse(isShown("Retry"));
        robot.clickOn("Upload again");
        awaitFinished(2);
        var again = rows().getLast();
        assertEquals("ok/a.bin", again.snapshot().key());
        assertEquals(JobState.DONE, again.snapshot().state());
        await().until(() -> text("#headline").equals("The file is stored. The callback succeeded."));
    }

    @Test
    void f5OnAStoredFileSaysWhatToDoInstead() throws Exception {
        add(bench.file("a.bin", 10));
        awaitFinished(1);
        choose("a.bin");
        robot.push(KeyCode.F5);
        await().until(() -> isShown("#toast"));
        assertEquals(1, rows().size());
        assertEquals(JobState.DONE, row("a.bin").snapshot().state());
    }

    @Test
    void theKeyboardIsBackInTheTableAfterUndo() throws Exception {
        add(bench.file("a.bin", 10));
        awaitFinished(1);
        choose("a.bin");
        robot.push(KeyCode.DELETE);
        await().until(() -> rows().isEmpty());
        robot.clickOn("#toast-action");
        await().until(() -> rows().size() == 1);
        assertTrue(onFx(() -> node("#upload-table").isFocused()));
        assertEquals("a.bin", onFx(() -> robot.lookup("#upload-table").<UploadRow>queryTableView().getSelectionModel().getSelectedItem().fileName()));
    }

    @Test
    void theMenuOfARowCopiesItsKey() throws Exception {
        add(bench.file("a.bin", 10));
        awaitFinished(1);
        robot.clickOn("a.bin", MouseButton.SECONDARY).clickOn("Copy object key");
        assertEquals(row("a.bin").snapshot().key(), onFx(() -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void anUploadIsCopiedAsCode() throws Exception {
        var file = bench.file("a.bin", 10);
        add(file);
        awaitFinished(1);
        choose("a.bin");
        robot.clickOn("#copy-as-code");
        onFx(() -> {
            ((MenuButton) node("#copy-as-code")).getItems().stream().flatMap(group -> ((Menu) group).getItems().stream())
                    .filter(item -> item.getId().equals("code-curl")).findFirst().orElseThrow().fire();
            return null;
        });
        // What is said is gone after a while.
        await().until(() -> robot.lookup("curl program copied.").tryQuery().isPresent());
        var program = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(program.startsWith("#!/usr/bin/env bash\n") && program.contains("file='" + file + "'"), program);
    }

    /** Whether what a code view shows is as high as what is to be seen of it, at most. */
    private boolean allSeen(String query) {
        var scroll = (ScrollPane) robot.from(node(query)).lookup(".code-scroll").query();
        return scroll.getContent().getLayoutBounds().getHeight() <= scroll.getViewportBounds().getHeight();
    }

    @Test
    void theOtherTabsTellRequestTimelineAndObject() throws Exception {
        add(bench.file("a.bin", 1234));
        awaitFinished(1);
        robot.clickOn("Request");
        assertTrue(code("#sent-callback").contains("\"callbackBodyType\": \"application/json\""));
        assertTrue(code("#sent-variables").contains("\"x:user\": \"wei.chen\""));
        assertTrue(onFx(() -> allSeen("#sent-callback")), "all of it is seen in a window of 1280x800");
        robot.clickOn(robot.from(node("#sent-callback")).lookup("Base64").<Node>query());
        assertEquals(row("a.bin").snapshot().headers().callback(), code("#sent-callback"));
        assertTrue(((ListView<?>) node("#timeline")).getItems().isEmpty(), "what is not seen is not filled");
        robot.clickOn("Timeline");
        assertFalse(((ListView<?>) node("#timeline")).getItems().isEmpty());
        robot.clickOn("Object");
        assertTrue(robot.from(node("#object-facts")).lookup("1,234 bytes").tryQuery().isPresent());
        assertTrue(robot.from(node("#object-facts")).lookup(row("a.bin").snapshot().result().crc64()).tryQuery().isPresent());
    }

    @Test
    void withoutACallbackNothingIsAskedOfAServer() throws Exception {
        chooseCallback("No callback");
        add(bench.file("plain.bin", 10));
        awaitFinished(1);
        await().until(() -> text("#headline").equals("The file is stored."));
        assertTrue(bench.sandbox().callbacks().isEmpty());
    }

    @Test
    void allThatFailedIsTriedOnceMoreByOnePress() throws Exception {
        add(bench.file("there.bin", 10), folder.resolve("late-1"), folder.resolve("late-2"));
        awaitFinished(3);
        await().until(() -> text("#left").equals("3 uploads, 2 failed"));
        Files.createFile(folder.resolve("late-1"));
        Files.createFile(folder.resolve("late-2"));
        robot.clickOn("#retry-failed");
        await().until(() -> text("#left").equals("3 uploads, all finished"));
        assertEquals("3 done", text("#count-done"));
        assertFalse(node("#retry-failed").isVisible());
        assertEquals(3, bench.sandbox().callbacks().size(), "what had been done is left alone");
    }

    @Test
    void whatEndsBeforeItsRowIsThereIsNotMissed() {
        for (var n = 0; n < 300; n++) {
            add(folder.resolve("missing-" + n));
        }
        awaitFinished(300);
        assertEquals("300 uploads, 300 failed", text("#left"));
    }

    @Test
    void thousandsOfFilesDoNotFreezeTheWindow() throws Exception {
        chooseCallback("No callback");
        var missing = IntStream.range(0, 20_000).mapToObj(n -> folder.resolve("missing-" + n)).toArray(Path[]::new);
        add(missing);
        var table = robot.lookup("#upload-table").queryTableView();
        long longest = longestStretchUntil(() -> onFx(() -> table.getItems().size()) == 20_000 && bench.queue().isIdle());
        assertTrue(longest < 5_000_000_000L, "the FX thread was held for " + longest / 1_000_000 + " ms");
        await().until(() -> text("#left").equals("20,000 uploads, 20,000 failed"));
    }
}

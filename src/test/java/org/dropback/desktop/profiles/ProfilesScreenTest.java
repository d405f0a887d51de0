package org.dropback.desktop.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.dropback.store.ProfileStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfilesScreenTest extends WindowTest {

    @BeforeEach
    void goThere() {
        robot.clickOn("#rail-profiles");
        await().until(() -> isShown(Workbench.WORKS));
        robot.clickOn(Workbench.WORKS);
    }

    private void replace(String field, String text) {
        robot.interact(() -> ((TextInputControl) node(field)).setText(text));
    }

    private List<String> names() {
        return new ProfileStore(bench.profilesFolder()).list().stream().map(SavedProfile::name).toList();
    }

    @Test
    void thePreviewFollowsTheBodyAndSavingReachesDiskAndNextUpload() throws Exception {
        robot.clickOn("#body").push(KeyCode.SHORTCUT, KeyCode.A).write("{\"k\":${object}}");
        await().until(() -> code("#preview").endsWith("\n\n{\"k\":\"photos/storefront-05.jpg\"}"));
        assertEquals("Save", text("#save-profile"));
        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        await().until(() -> text("#save-profile").equals("Saved"));
        var reloaded = new ProfileStore(bench.profilesFolder()).list().stream().filter(p -> p.name().equals(Workbench.WORKS)).findFirst().orElseThrow();
        assertEquals("{\"k\":${object}}", reloaded.own().body());
        add(bench.file("after.bin", 10));
        awaitFinished(1);
        assertTrue(new String(bench.sandbox().callbacks().getFirst().body(), java.nio.charset.StandardCharsets.UTF_8).matches("\\{\"k\":\"incoming/.*/after.bin\"}"));
    }

    @Test
    void whatOssWouldObjectToStandsAtItsField() {
        replace("#host", "no host at all");
        await().until(() -> text("#profile-badge").contains("error"));
        assertTrue(isShown(".notes .note"));
        replace("#host", "");
        await().until(() -> !text("#profile-badge").contains("error"));
    }

    @Test
    void aBodyOverTheLimitTurnsItsMeterRed() {
        setBody("x".repeat(6000));
        await().until(() -> node("#callback-meter").getStyleClass().contains("tone-danger"));
    }

    @Test
    void renamingMovesTheFileAndTheChoiceOfTheUploadsFollows() {
        replace("#profile-name", "Avatar changed");
        robot.clickOn("#save-profile");
        await().until(() -> names().equals(List.of(Workbench.FAILS, "Avatar changed")));
        robot.clickOn("#rail-uploads");
        assertEquals("Avatar changed", chosenCallback());
    }

    @Test
    void aNameThatIsTakenIsRefusedAndNothingOverwritten() {
        replace("#profile-name", Workbench.FAILS);
        robot.clickOn("#save-profile");
        await().until(() -> isShown("#toast"));
        assertEquals(List.of(Workbench.FAILS, Workbench.WORKS), names());
    }

    @Test
    void aTakenNameIsFreeAgainWhenTheOtherProfileIsGone() {
        replace("#profile-name", Workbench.FAILS);
        assertTrue(isShown("#name-problem"));
        robot.interact(() -> ((ListView<?>) node("#profiles")).getSelectionModel().select(0));
        robot.clickOn("#delete-profile");
        await().until(() -> names().equals(List.of(Workbench.WORKS)));
        await().until(() -> !isShown("#name-problem"));
        assertEquals(Workbench.FAILS, onFx(() -> ((TextInputControl) node("#profile-name")).getText()));
    }

    @Test
    void aNoteIsAsHighAsItsSentence() {
        replace("#host", "no host at all");
        await().until(() -> isShown(".notes .note"));
        await().untilAsserted(() -> onFx(() -> {
            var note = (Region) node(".notes .note");
            var sentence = (Label) note.lookup(".label");
            assertTrue(note.getHeight() <= Math.max(24, sentence.prefHeight(sentence.getWidth())) + 1, () -> note + " is " + note.getHeight());
            assertTrue(((Region) note.getParent()).getHeight() <= note.getHeight() + 1);
            return null;
        }));
    }

    @Test
    void aFixThatNamesAWholeUrlLeavesItsSentenceRoomAndMendsTheHostToo() {
        replace(".url", "http://例子.中国:8080/" + "回调".repeat(20));
        await().until(() -> isShown(".fix"));
        assertTrue(onFx(() -> ((Region) node(".fix")).getWidth()) <= 210);
        robot.clickOn(".fix");
        await().until(() -> onFx(() -> ((TextField) node("#host")).getPromptText()).equals("xn--fsqu00a.xn--fiqs8s:8080"));
    }

    @Test
    void aNewProfileIsReadyToBeNamed() {
        robot.clickOn("New").write("My order");
        assertEquals("My order", onFx(() -> ((TextInputControl) node("#profile-name")).getText()));
    }

    @Test
    void newDuplicateDeleteAndUndo() {
        robot.clickOn("New");
        robot.clickOn("#save-profile");
        await().until(() -> names().contains("New profile"));
        robot.clickOn("#duplicate-profile");
        robot.clickOn("#save-profile");
        await().until(() -> names().contains("New profile (copy)"));
        robot.clickOn("#delete-profile");
        await().until(() -> !names().contains("New profile (copy)"));
        robot.clickOn("#toast-action");
        await().until(() -> names().contains("New profile (copy)"));
    }

    @Test
    void undoingTheDeletionOfTheChosenProfileChoosesItAgain() {
        robot.clickOn(Workbench.WORKS).clickOn("#delete-profile").clickOn("#rail-uploads");
        await().until(() -> chosenCallback().equals("No callback"));
        robot.clickOn("#toast-action");
        await().until(() -> chosenCallback().equals(Workbench.WORKS));
    }

    @Test
    void aNewVariableIsReadyToBeTypedInto() {
        robot.clickOn("#add-variable").write("new");
        assertEquals("x:new", onFx(() -> robot.lookup(".variable-name").<TextField>queryAll().stream().toList().getLast().getText()));
    }

    @Test
    void revertTakesEditsBack() {
        var before = body();
        setBody("x");
        await().until(() -> isShown("#revert"));
        robot.clickOn("#revert");
        assertEquals(before, body());
        assertFalse(isShown("#revert"));
    }

    @Test
    void editsOfOneProfileAreStillThereAfterALookAtAnother() {
        setBody("half done");
        robot.clickOn(Workbench.FAILS).clickOn(Workbench.WORKS);
        assertEquals("half done", body());
        assertEquals("Save", text("#save-profile"));
    }

    @Test
    void aBurstOfKeysIsCheckedAndRenderedOnceAndNotAtEachKey() {
        ProfileDraft draft = onFx(() -> ((ListRow.Entry) robot.lookup("#profiles").queryListView().getSelectionModel().getSelectedItem()).draft());
        var rendered = new AtomicInteger();
        robot.interact(() -> draft.previewProperty().addListener((_, _, _) -> rendered.incrementAndGet()));
        long start = System.nanoTime();
        for (int key = 1; key <= 40; key++) {
            var body = "k".repeat(key);
            robot.interact(() -> draft.bodyProperty().set(body));
        }
        long pauses = (System.nanoTime() - start) / (long) (LivePreviews.PAUSE.toMillis() * 1e6);
        await().until(() -> code("#preview").endsWith("k".repeat(40)));
        assertTrue(rendered.get() <= 1 + pauses, rendered + " after " + pauses);
    }

    @Test
    void urlsAndVariablesComeAndGo() {
        robot.clickOn("#add-url");
        await().until(() -> robot.lookup(".url").queryAll().size() == 2);
        robot.interact(() -> robot.lookup(".url").<TextField>queryAll().stream().skip(1).findFirst().orElseThrow().setText("https://b.example/cb"));
        robot.clickOn("#add-variable");
        await().until(() -> robot.lookup(".variable-name").queryAll().size() == 3);
        robot.clickOn("#save-profile");
        await().until(() -> new ProfileStore(bench.profilesFolder()).list().stream()
                .anyMatch(p -> p.own().urls().size() == 2 && p.own().variables().size() == 3));
    }

    @Test
    void editInUploadsOpensTheChosenProfile() {
        robot.clickOn("#rail-uploads");
        chooseCallback(Workbench.FAILS);
        robot.clickOn("Edit");
        assertEquals(Workbench.FAILS, ((TextField) node("#profile-name")).getText());
    }

    @Test
    void controlFSearches() {
        robot.push(KeyCode.SHORTCUT, KeyCode.F).write("502");
        await().until(() -> onFx(() -> robot.lookup("#profiles").queryListView().getItems().size()) == 1);
    }

    @Test
    void anUnreadableProfileFileIsNamedInABanner() throws Exception {
        closeWindow();
        bench.close();
        Files.writeString(bench.profilesFolder().resolve("broken.json"), "{ not json");
        bench = new Workbench(folder, java.util.Locale.ENGLISH);
        openWindow();
        assertTrue(robot.lookup(".banner .label").<javafx.scene.control.Label>queryAll().stream().anyMatch(label -> label.getText().contains("broken.json")));
        assertEquals(2, names().size());
    }
}

package org.dropback.desktop.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.dropback.callback.BodyType;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.dropback.store.ProfileStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keys and clicks do in the list, the layers and the findings. */
class ProfileListTest extends WindowTest {

    @BeforeEach
    void goThere() {
        robot.clickOn("#rail-profiles");
        await().until(() -> isShown(Workbench.WORKS));
        robot.clickOn(Workbench.WORKS);
    }

    private SavedProfile onDisk(String name) {
        return new ProfileStore(bench.profilesFolder()).find(name).orElseThrow();
    }

    private List<String> names() {
        return new ProfileStore(bench.profilesFolder()).list().stream().map(SavedProfile::name).toList();
    }

    @Test
    void f2RenamesInPlaceAndSaves() {
        robot.push(KeyCode.F2);
        await().until(() -> isShown(".rename"));
        robot.push(KeyCode.SHORTCUT, KeyCode.A).write("Renamed").push(KeyCode.ENTER);
        await().until(() -> names().equals(List.of(Workbench.FAILS, "Renamed")));
    }

    @Test
    void escapeLeavesTheNameAsItWas() {
        robot.push(KeyCode.F2);
        await().until(() -> isShown(".rename"));
        robot.write("x").push(KeyCode.ESCAPE);
        assertFalse(isShown(".rename"));
        assertTrue(isShown(Workbench.WORKS));
    }

    @Test
    void deleteRemovesAndUndoBringsBack() {
        robot.push(KeyCode.DELETE);
        await().until(() -> names().equals(List.of(Workbench.FAILS)));
        robot.clickOn("#toast-action");
        await().until(() -> names().contains(Workbench.WORKS));
    }

    @Test
    void theChosenProfileStaysChosenAndInSightWhereverItsRowGoes() throws Exception {
        for (int i = 0; i < 40; i++) {
            bench.profiles().save(onDisk(Workbench.FAILS).withName("p%02d".formatted(i)));
        }
        robot.interact(() -> window.lookAgain());
        await().until(() -> isShown("p03"));
        robot.clickOn("p03");
        bench.profiles().save(onDisk("p03").withFolder("Zoo"));
        robot.interact(() -> window.lookAgain());
        await().until(() -> isShown("Zoo"));
        await().until(() -> onFx(() -> robot.lookup(".profile-cell:selected .profile-name").<Label>queryAll().stream().map(Label::getText).toList())
                .equals(List.of("p03")));
        assertEquals("p03", onFx(() -> robot.lookup("#profile-name").queryTextInputControl().getText()));
    }

    @Test
    void aProfileThatGoesIntoAFolderLeavesTheOthersTheirNames() throws Exception {
        bench.profiles().save(onDisk(Workbench.FAILS).withFolder("Drills"));
        robot.interact(() -> window.lookAgain());
        await().until(() -> isShown("Drills"));
        await().until(() -> onFx(() -> robot.lookup(".profile-name").<Label>queryAll().stream().map(Label::getText).sorted().toList())
                .equals(List.of(Workbench.FAILS, Workbench.WORKS)));
    }

    @Test
    void aNewFolderCanBeNamedWithoutTheMouse() {
        robot.rightClickOn(Workbench.WORKS);
        await().until(() -> isShown("Rename"));
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.RIGHT);
        await().until(() -> isShown(".new-folder"));
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER).write("Orders").push(KeyCode.ENTER);
        await().until(() -> onDisk(Workbench.WORKS).folder().equals("Orders"));
    }

    @Test
    void theDefaultOfTheConnectionIsMarked() {
        robot.rightClickOn(Workbench.WORKS).clickOn("Use as default for Sandbox");
        await().until(() -> robot.lookup(".standard-mark").queryAll().stream().filter(Node::isVisible).count() == 1);
    }

    @Test
    void anEnvironmentIsAddedAndSaysOtherwise() {
        robot.clickOn("#add-environment").clickOn("dev");
        await().until(() -> robot.lookup(".layer").queryAll().size() == 2);
        setBody("{\"dev\": 1}");
        robot.clickOn("#save-profile");
        await().until(() -> onDisk(Workbench.WORKS).environments().containsKey("dev"));
        assertEquals("{\"dev\": 1}", onDisk(Workbench.WORKS).environments().get("dev").body());
        assertTrue(onDisk(Workbench.WORKS).own().body().contains("${x:order_id}"));
        robot.clickOn("Base");
        assertTrue(body().contains("${x:order_id}"));
    }

    @Test
    void oneClickMendsAndUndoTakesItBack() {
        setBody("{\"o\": \"${object}\", \"a\": ${x:order_id}, \"b\": ${x:user}}");
        await().until(() -> isShown("Remove the quotation marks"));
        robot.clickOn("Remove the quotation marks");
        await().until(() -> body().startsWith("{\"o\": ${object},"));
        robot.clickOn("#toast-action");
        await().until(() -> body().startsWith("{\"o\": \"${object}\","));
    }

    @Test
    void theOtherBodyTypeConvertsTheBody() {
        setBody("{\"o\": ${object}, \"n\": {\"s\": ${size}}}");
        robot.clickOn("Form");
        await().until(() -> body().equals("o=${object}&n.s=${size}"));
        assertTrue(text("#toast .label").contains("n"));
        robot.clickOn("#save-profile");
        await().until(() -> onDisk(Workbench.WORKS).own().bodyType() == BodyType.FORM);
    }

    @Test
    void altAndAnArrowMoveAVariable() {
        robot.clickOn("x:user").push(KeyCode.ALT, KeyCode.UP);
        robot.clickOn("#save-profile");
        await().until(() -> onDisk(Workbench.WORKS).own().variables().getFirst().name().equals("x:user"));
    }
}

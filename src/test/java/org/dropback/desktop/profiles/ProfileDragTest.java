package org.dropback.desktop.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.dropback.store.ProfileStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Profiles dragged into folders, by way of the window system. */
@Tag("display")
@Timeout(120)
class ProfileDragTest extends WindowTest {

    @BeforeEach
    void putOneInAFolder() throws IOException {
        bench.profiles().save(bench.profiles().find(Workbench.FAILS).orElseThrow().withFolder("Drills"));
        robot.interact(() -> robot.lookup("#rail-profiles").queryAs(ToggleButton.class).fire());
        robot.interact(() -> window.lookAgain());
        await().until(() -> Set.of(Workbench.WORKS, "Drills", Workbench.FAILS).stream().allMatch(name -> robot.lookup(this::isListed).match(each ->
                ((Label) each).getText().equals(name)).tryQuery().isPresent()));
    }

    private boolean isListed(Node node) {
        return node instanceof Label && (node.getStyleClass().contains("profile-name") || node.getStyleClass().contains("folder-name"));
    }

    /** In the list: the editor shows a name too. */
    private Node listed(String name) {
        return robot.lookup(this::isListed).match(each -> ((Label) each).getText().equals(name)).query();
    }

    private String folderOf(String name) {
        return new ProfileStore(bench.profilesFolder()).find(name).map(SavedProfile::folder).orElseThrow();
    }

    @Test
    void intoAFolder() {
        robot.drag(listed(Workbench.WORKS), MouseButton.PRIMARY).moveBy(8, 8).moveTo(listed("Drills")).moveBy(3, 1).drop();
        await().until(() -> folderOf(Workbench.WORKS).equals("Drills"));
    }

    @Test
    void ontoAProfileIsBesideIt() {
        robot.drag(listed(Workbench.FAILS), MouseButton.PRIMARY).moveBy(8, -4).moveTo(listed(Workbench.WORKS)).moveBy(3, 1).drop();
        await().until(() -> folderOf(Workbench.FAILS).isEmpty());
        assertEquals("", folderOf(Workbench.WORKS));
    }
}

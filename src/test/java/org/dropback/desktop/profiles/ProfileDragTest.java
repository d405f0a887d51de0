package org.dropback.desktop.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
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
@Timeout(60)
class ProfileDragTest extends WindowTest {

    @BeforeEach
    void putOneInAFolder() throws IOException {
        var filed = bench.profiles().list().stream().filter(profile -> profile.name().equals(Workbench.FAILS)).findFirst().orElseThrow();
        bench.profiles().save(filed.withFolder("Drills"));
        robot.interact(() -> robot.lookup("#rail-profiles").queryAs(ToggleButton.class).fire());
        robot.interact(() -> window.lookAgain());
        await().until(() -> isShown("Drills"));
    }

    private String folderOf(String name) {
        return new ProfileStore(bench.profilesFolder()).list().stream().filter(profile -> profile.name().equals(name)).map(SavedProfile::folder)
                .findFirst().orElseThrow();
    }

    @Test
    void intoAFolder() {
        robot.drag(Workbench.WORKS, MouseButton.PRIMARY).moveBy(8, 8).moveTo("Drills").moveBy(3, 1).drop();
        await().until(() -> folderOf(Workbench.WORKS).equals("Drills"));
    }

    @Test
    void ontoAProfileIsBesideIt() {
        robot.drag(Workbench.FAILS, MouseButton.PRIMARY).moveBy(8, -4).moveTo(Workbench.WORKS).moveBy(3, 1).drop();
        await().until(() -> folderOf(Workbench.FAILS).isEmpty());
        assertEquals("", folderOf(Workbench.WORKS));
    }
}

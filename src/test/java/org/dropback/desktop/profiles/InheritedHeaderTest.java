package org.dropback.desktop.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.WindowTest;
import org.dropback.store.ProfileStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InheritedHeaderTest extends WindowTest {

    @BeforeEach
    void goThere() throws Exception {
        closeWindow();
        bench.profiles().save(SavedProfile.of(new CallbackProfile("Base", List.of("http://127.0.0.1/cb"), null, false, BodyType.FORM, "k=${object}", List.of(),
                Map.of("x-shop", "a"))));
        bench.profiles().save(new SavedProfile("Child", "", "Base", ProfilePart.EMPTY, Map.of()));
        openWindow();
        robot.clickOn("#rail-profiles").clickOn("Child");
        await().until(() -> code("#preview").contains("x-shop: a"));
    }

    @Test
    void itIsTakenAwaySavedAndHadBack() {
        assertFalse(isShown(".header-reset"));
        robot.clickOn(".header-remove");
        await().until(() -> !code("#preview").contains("x-shop"));
        assertTrue(isShown(".header-reset"));
        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        await().until(() -> new ProfileStore(bench.profilesFolder()).find("Child").orElseThrow().own().without().equals(Set.of("x-shop")));
        robot.clickOn(".header-reset");
        await().until(() -> code("#preview").contains("x-shop: a"));
    }
}

package org.dropback.desktop.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import org.dropback.connection.Connection;
import org.dropback.connection.Endpoint;
import org.dropback.connection.KeySource;
import org.dropback.connection.SavedConnection;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the Profiles screen shows is for the connection that the next uploads go to. */
class ChosenConnectionTest extends WindowTest {

    @BeforeEach
    void chooseADomainOfTheBucketsOwn() throws Exception {
        closeWindow();
        bench.kit().store().save(null, SavedConnection.named("Shop").withBucket("photos").withKeys(new KeySource.Kept("id"))
                .withEndpoint(new Endpoint(Endpoint.Kind.CNAME, "cn-hangzhou", "files.shop.example", true)));
        openWindow();
        choose(1);
        robot.clickOn("#rail-profiles");
        robot.clickOn(Workbench.WORKS);
    }

    private void choose(int index) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            var box = (ComboBox<Connection>) node("#connection");
            box.setValue(box.getItems().get(index));
        });
    }

    private String copied() {
        return onFx(() -> {
            var uploaders = (Menu) ((MenuButton) node(".preview-pane #copy-as-code")).getItems().getFirst();
            uploaders.getItems().stream().filter(item -> item.getId().equals("code-python")).findFirst().orElseThrow().fire();
            return Clipboard.getSystemClipboard().getString();
        });
    }

    @Test
    void aProgramUploadsThere() {
        await().until(() -> copied().contains("is_cname"));
        assertTrue(copied().contains("https://files.shop.example"));
        robot.clickOn("#rail-uploads");
        choose(0);
        robot.clickOn("#rail-profiles");
        await().until(() -> !copied().contains("is_cname"));
    }

    @Test
    void checksAreThoseOfARealOss() {
        await().until(() -> text("#profile-badge").contains("error"));
        robot.clickOn("#rail-uploads");
        choose(0);
        robot.clickOn("#rail-profiles");
        await().until(() -> !text("#profile-badge").contains("error"));
    }

    @Test
    void aTestCallbackNamesItsBucket() {
        robot.clickOn("#fire");
        await().until(() -> bench.sandbox().callbacks().size() == 1);
        assertEquals("photos", bench.sandbox().callbacks().getFirst().bucket().orElseThrow());
    }

    @Test
    void theDefaultIsThatOfTheConnection() {
        robot.rightClickOn(Workbench.WORKS);
        await().until(() -> isShown("Use as default for Shop"));
        robot.clickOn("Use as default for Shop");
        await().until(() -> bench.settings().current().profileOf().equals(Map.of("Shop", Workbench.WORKS)));
    }
}

package org.dropback.desktop.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.dropback.connection.Connection;
import org.dropback.connection.KeySource;
import org.dropback.connection.SavedConnection;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.dropback.settings.Language;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

class LanguageKeepsWorkTest extends WindowTest {

    private void speak(Language language, String reset) {
        robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
        await().until(() -> isShown("#setting-language"));
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            var box = (ComboBox<Language>) node("#setting-language");
            box.setValue(language);
        });
        await().until(() -> text("#reset-settings").equals(reset));
    }

    private Destinationed destination() {
        return onFx(() -> {
            var destination = window.contentProperty().get().uploads().destination();
            return new Destinationed(destination.connectionProperty().get(), destination.keyTemplateProperty().get(), destination.sending().tagsProperty().get());
        });
    }

    private record Destinationed(Connection connection, String keyTemplate, String tags) {
    }

    @Test
    void theSandboxIsCalledAsTheLanguageCallsIt() {
        bench.settings().update(now -> now.withProfileOf("Sandbox", Workbench.FAILS));
        speak(Language.SIMPLIFIED, "全部重置");
        robot.clickOn("#rail-uploads");
        assertEquals("沙箱", destination().connection().name());
        assertTrue(onFx(stage::getTitle).contains("沙箱"), onFx(stage::getTitle));
        assertEquals(Map.of("沙箱", Workbench.FAILS), bench.settings().current().profileOf());
        speak(Language.ENGLISH, "Reset all");
        assertEquals("Sandbox", destination().connection().name());
        assertEquals(Map.of("Sandbox", Workbench.FAILS), bench.settings().current().profileOf());
    }

    @Test
    void theNextUploadsGoWhereTheyWouldHaveGone() throws Exception {
        bench.kit().store().save(null, SavedConnection.named("Photos").withBucket("photos").withKeys(new KeySource.Environment()));
        closeWindow();
        openWindow();
        robot.interact(() -> {
            var destination = window.contentProperty().get().uploads().destination();
            destination.connectionProperty().set(destination.connections().getLast());
            destination.keyTemplateProperty().set("mine/{name}");
            destination.sending().tagsProperty().set("a=b");
        });
        var before = destination();
        assertEquals("Photos", before.connection().name());
        speak(Language.SIMPLIFIED, "全部重置");
        assertEquals(before, destination());
        await().untilAsserted(() -> assertEquals("setting-language", onFx(() -> String.valueOf(stage.getScene().getFocusOwner().getId()))));
        speak(Language.SYSTEM, "Reset all");
        assertEquals(before, destination());
        var window = this.window.contentProperty().get();
        speak(Language.ENGLISH, "Reset all");
        await().until(() -> onFx(() -> this.window.contentProperty().get()) != window);
        assertEquals(before, destination());
    }

    @Test
    void whatWasTypedInABodyCanBeUndoneStepByStep() {
        robot.clickOn("#rail-profiles");
        await().until(() -> isShown(Workbench.WORKS));
        robot.clickOn(Workbench.WORKS);
        await().until(() -> isShown("#body"));
        var first = body();
        setBody("one");
        robot.interact(() -> ((CodeArea) node("#body")).getUndoManager().preventMerge());
        setBody("two");
        speak(Language.SIMPLIFIED, "全部重置");
        robot.clickOn("#rail-profiles");
        await().until(() -> body().equals("two"));
        robot.interact(() -> ((CodeArea) node("#body")).undo());
        assertEquals("one", body());
        robot.interact(() -> ((CodeArea) node("#body")).undo());
        assertEquals(first, body());
        robot.interact(() -> ((CodeArea) node("#body")).redo());
        assertEquals("one", body());
    }
}

package org.dropback.desktop.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.dropback.store.ProfileShare;
import org.dropback.store.ProfileStore;
import org.junit.jupiter.api.Test;

/** The Share menu, and the ways in which profiles come into the window. */
class ShareScreenTest extends WindowTest {

    private List<String> names() {
        return new ProfileStore(bench.profilesFolder()).list().stream().map(SavedProfile::name).toList();
    }

    private void drop(Path... files) {
        onFx(() -> {
            window.take(List.of(files));
            return null;
        });
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private void clipboard(String text) {
        robot.interact(() -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    @Test
    void aDroppedFileBecomesAProfileOfAFreeName() throws Exception {
        var json = ProfileShare.export(List.of(bench.profiles().find(Workbench.FAILS).orElseThrow().withFolder("elsewhere")), List.of()).json();
        drop(file("a.dropback", json));
        await().until(() -> names().contains(Workbench.FAILS + " 2"));
        await().until(() -> onFx(() -> ((TextInputControl) node("#profile-name")).getText()).equals(Workbench.FAILS + " 2"));
        assertEquals("Saved", text("#save-profile"));
        robot.clickOn("#rail-uploads");
        chooseCallback(Workbench.FAILS + " 2");
        assertEquals(0, rows().size());
    }

    @Test
    void junkIsToldWithItsPlaceAndNothingIsAdded() throws Exception {
        drop(file("junk.dropback", "{\"dropback\": \"profiles\",\n oops"));
        await().until(() -> isShown("#toast"));
        assertTrue(onFx(() -> robot.lookup("#toast .label").queryLabeled().getText()).contains("junk.dropback cannot be imported: line 2, column "));
        assertEquals(2, names().size());
    }

    @Test
    void copiedAsJsonAndPastedItComesBack() throws Exception {
        robot.clickOn("#rail-profiles").clickOn(Workbench.WORKS);
        robot.clickOn("#share").clickOn("Copy as JSON");
        assertTrue(onFx(() -> Clipboard.getSystemClipboard().getString()).contains("\"dropback\" : \"profiles\""));
        robot.interact(() -> robot.lookup("#profiles").<ListView<?>>query().requestFocus());
        robot.push(KeyCode.SHORTCUT, KeyCode.V);
        await().until(() -> isShown("#toast"));
        assertTrue(onFx(() -> robot.lookup("#toast .label").queryLabeled().getText()).contains("was here already"));
        clipboard("curl -H 'x-oss-callback: eyJjYWxsYmFja1VybCI6Imh0dHA6Ly9hLmV4YW1wbGUvIiwiY2FsbGJhY2tCb2R5IjoiYSJ9' http://h/k");
        robot.push(KeyCode.SHORTCUT, KeyCode.V);
        await().until(() -> names().contains("a.example"));
    }

    @Test
    void aFileThatTheProgramWasStartedWithIsImportedAtOnce() throws Exception {
        var file = file("curl.dropback", "{\"callbackUrl\": \"http://shop.example/\", \"callbackBody\": \"a\"}");
        var photo = bench.file("photo.bin", 10);
        onFx(() -> {
            window.offer(List.of(file, photo));
            return null;
        });
        await().until(() -> names().contains("shop.example"));
        assertTrue(isShown("#upload-offered"));
    }

    @Test
    void withoutAnyProfileOneCanStillBeImported() throws Exception {
        closeWindow();
        for (var profile : bench.profiles().list()) {
            bench.profiles().delete(profile.name());
        }
        openWindow();
        robot.clickOn("#rail-profiles");
        await().until(() -> isShown("#import-first"));
    }

    @Test
    void otherFilesAreStillUploaded() throws Exception {
        robot.clickOn("#rail-profiles");
        drop(bench.file("photo.bin", 10));
        awaitFinished(1);
    }
}

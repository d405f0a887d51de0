package org.dropback.desktop.connections;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.dropback.connection.Connection;
import org.dropback.connection.Endpoint;
import org.dropback.connection.KeySource;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SecretSlot;
import org.dropback.desktop.WindowTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionsScreenTest extends WindowTest {

    private static final String PLANTED = "pl4nted-s3cret";

    @BeforeEach
    void goThere() {
        robot.clickOn("#rail-connections");
        await().until(() -> isShown("#connection-list"));
    }

    private void type(String field, String text) {
        robot.interact(() -> ((TextInputControl) node("#field-" + field)).setText(text));
    }

    private String typed(String field) {
        return onFx(() -> ((TextInputControl) node("#field-" + field)).getText());
    }

    private <T> void choose(String id, T value) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            var box = (ComboBox<T>) node("#connection-" + id);
            box.setValue(value);
        });
    }

    private void press(String id) {
        robot.interact(() -> ((Button) node(id)).fire());
    }

    private String said(String id) {
        return onFx(() -> ((Labeled) node(id)).getText());
    }

    private boolean isDisabled(String id) {
        return onFx(() -> node(id).isDisabled());
    }

    private String focused() {
        return onFx(() -> node("#connection-list").getScene().getFocusOwner().getId());
    }

    private String secretPrompt() {
        return onFx(() -> ((TextInputControl) node("#field-secret")).getPromptText());
    }

    @Test
    void aConnectionWithoutItsSecretAsksForIt() throws Exception {
        var imported = SavedConnection.named("Imported").withBucket("sandbox").withKeys(new KeySource.Kept("LTAI5tQ7example"));
        bench.kit().store().save(null, imported);
        closeWindow();
        openWindow();
        goThere();
        await().until(() -> robot.lookup("#connection-list").queryListView().getItems().size() == 2);
        robot.clickOn("Imported");
        await().until(() -> secretPrompt().equals("Not on this machine yet: enter it here"));
        type("secret", PLANTED);
        press("#save-connection");
        await().until(() -> typed("secret").isEmpty() && secretPrompt().startsWith("Not shown again"));
    }

    /** A connection to the bench's own sandbox, filled in. */
    private void fillIn() {
        press("#new-connection");
        await().until(() -> isShown("#field-name"));
        type("name", "Photos");
        choose("door", Endpoint.Kind.CUSTOM);
        type("host", "http://" + bench.sandbox().endpoint().getAuthority());
        type("bucket", "sandbox");
        type("access_key_id", bench.sandbox().accessKeyId());
        type("secret", bench.sandbox().accessKeySecret());
    }

    private SavedConnection saved() {
        await().until(() -> bench.kit().store().find("Photos").isPresent());
        return bench.kit().store().find("Photos").orElseThrow();
    }

    @Test
    void aConnectionIsFilledInSavedCheckedAndUploadedTo() {
        fillIn();
        assertEquals("field-name", focused());
        robot.interact(() -> node("#field-bucket").requestFocus());
        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        assertEquals("http://" + bench.sandbox().endpoint().getAuthority(), saved().connection().endpoint().toString());
        await().until(() -> typed("secret").isEmpty());
        assertEquals("field-bucket", focused(), "who saves goes on where they were");
        press("#test-keys");
        await().until(() -> said("#keys-found").contains("from memory"));
        press("#check-connection");
        await().until(() -> onFx(() -> ((Pane) node("#check-steps")).getChildren().size()) == 9);
        assertTrue(isShown("OSS answers."));
        robot.interact(() -> ((CheckBox) node("#probe-object")).fire());
        press("#check-connection");
        await().until(() -> bench.sandbox().requests().stream().anyMatch(request -> request.method().equals("DELETE") && String.valueOf(request.key()).startsWith(".dropback-probe-")));
        robot.clickOn("#rail-uploads");
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            var box = (ComboBox<Connection>) node("#connection");
            assertEquals(2, box.getItems().size());
            assertEquals("Sandbox", box.getValue().name());
            box.setValue(box.getItems().get(1));
        });
        assertTrue(onFx(() -> stage.getTitle()).contains("Photos"), onFx(() -> stage.getTitle()));
    }

    @Test
    void aConnectionIsCheckedWithTheSecretThatIsTypedBeforeItIsSaved() {
        fillIn();
        assertFalse(onFx(() -> ((CheckBox) node("#connection-tls")).isSelected()), "http:// was typed");
        press("#test-keys");
        await().until(() -> said("#keys-found").contains("from memory"));
        press("#check-connection");
        await().until(() -> onFx(() -> ((Pane) node("#check-steps")).getChildren().size()) == 9);
        press("#save-connection");
        var id = saved().id();
        await().until(() -> typed("secret").isEmpty());
        type("secret", "wrong");
        assertFalse(isDisabled("#save-connection"), "a new secret alone can be saved");
        press("#check-connection");
        await().until(() -> isShown("The signature is wrong: OSS calculated another one with the secret that belongs to this AccessKey ID."));
        press("#revert-connection");
        assertTrue(isDisabled("#save-connection"));
        press("#check-connection");
        await().until(() -> onFx(() -> ((Pane) node("#check-steps")).getChildren().size()) == 9);
        assertTrue(bench.kit().secrets().hasForSession(SecretSlot.ACCESS_KEY_SECRET.entry(id)), "there is no keychain");
    }

    @Test
    void whatIsPastedAsAnEndpointFillsTheFormIn() {
        press("#new-connection");
        choose("door", Endpoint.Kind.CNAME);
        type("host", "https://photos-eu.oss-eu-central-1-internal.aliyuncs.com");
        assertEquals("photos-eu", typed("bucket"));
        assertEquals("eu-central-1", onFx(() -> ((ComboBox<?>) node("#connection-region")).getEditor().getText()));
        assertEquals(Endpoint.Kind.INTERNAL, onFx(() -> ((ComboBox<?>) node("#connection-door")).getValue()));
    }

    @Test
    void aFormThatNobodyFilledInYetFindsNoFault() {
        press("#new-connection");
        await().until(() -> isShown("#field-bucket"));
        robot.interact(() -> node("#field-bucket").requestFocus());
        assertEquals("", said("#problem-bucket") + said("#problem-keys"));
        assertEquals("As the console showed it beside the ID", onFx(() -> ((TextInputControl) node("#field-secret")).getPromptText()));
        robot.interact(() -> node("#field-access_key_id").requestFocus());
        assertFalse(said("#problem-bucket").isEmpty(), "it was left empty");
        assertEquals("", said("#problem-keys"));
        robot.interact(() -> node("#field-name").requestFocus());
        assertFalse(said("#problem-keys").isEmpty());
        choose("keys", KeySource.Kind.STS_SERVER);
        assertEquals("", said("#problem-keys"), "another field is asked for, which nobody has seen yet");
        press("#check-connection");
        assertFalse(said("#problem-keys").isEmpty());
        await().until(() -> isShown("#toast") && robot.lookup("#toast").lookup(".label").queryLabeled().getText().startsWith("Not yet: "));
    }

    @Test
    void aMistakeIsToldBesideItsFieldAndNothingIsSaved() {
        fillIn();
        type("bucket", "My Bucket");
        press("#save-connection");
        assertFalse(said("#problem-bucket").isEmpty());
        choose("keys", KeySource.Kind.STS_SERVER);
        type("address", "https://app.example.com/sts?token=" + PLANTED);
        press("#save-connection");
        assertTrue(said("#problem-keys").contains("kept with the secrets"), said("#problem-keys"));
        assertFalse(said("#problem-keys").contains(PLANTED));
        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        assertTrue(bench.kit().store().list().isEmpty());
    }

    @Test
    void whatWasTypedIsNotLostByALookAtAnotherConnection() {
        press("#new-connection");
        await().until(() -> isShown("#field-name"));
        robot.interact(() -> ((ListView<?>) node("#connection-list")).getSelectionModel().select(0));
        await().until(() -> !isShown("#field-name"));
        assertFalse(isShown("#toast"), "nothing was typed");
        fillIn();
        robot.interact(() -> ((ListView<?>) node("#connection-list")).getSelectionModel().select(0));
        await().until(() -> !isShown("#field-name"));
        await().until(() -> isShown("Undo"));
        robot.clickOn("Undo");
        await().until(() -> isShown("#field-name"));
        assertEquals(List.of("Photos", bench.sandbox().accessKeySecret()), List.of(typed("name"), typed("secret")));
        press("#save-connection");
        assertEquals("Photos", saved().name());
    }

    @Test
    void aDeletionIsTakenBackWithItsSecrets() {
        fillIn();
        press("#save-connection");
        var before = saved();
        await().until(() -> !isDisabled("#delete-connection") && typed("secret").isEmpty());
        press("#delete-connection");
        await().until(() -> bench.kit().store().list().isEmpty());
        await().until(() -> isShown("Undo"));
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        await().until(() -> bench.kit().store().list().contains(before));
        await().until(() -> isShown("#test-keys"));
        press("#test-keys");
        await().until(() -> said("#keys-found").contains("from memory"));
    }

    @Test
    void withoutAKeychainAPassphraseKeepsSecretsInAFile() throws IOException {
        fillIn();
        await().until(() -> said("#secret-place").contains("gone when Dropback ends"));
        robot.interact(() -> ((TextInputControl) node("#passphrase")).setText("open sesame"));
        robot.interact(() -> node("#passphrase").fireEvent(new ActionEvent()));
        await().until(() -> said("#secret-place").contains("a file that your passphrase encrypts"));
        type("secret", PLANTED);
        press("#save-connection");
        saved();
        await().until(() -> Files.readString(folder.resolve("secrets.json")).contains("access-key-secret"));
        assertFalse(Files.readString(folder.resolve("secrets.json")).contains(PLANTED));
        assertFalse(Files.readString(folder.resolve("connections.json")).contains(PLANTED));
    }

    @Test
    void theSandboxIsAlwaysThereAndSound() {
        assertEquals(1, onFx(() -> ((ListView<?>) node("#connection-list")).getItems().size()));
        assertTrue(isShown(bench.sandbox().accessKeyId()) && isShown(bench.sandbox().accessKeySecret()), "what any SDK needs to use it");
        press("#check-connection");
        await().until(() -> onFx(() -> ((Pane) node("#check-steps")).getChildren().size()) == 9);
    }
}

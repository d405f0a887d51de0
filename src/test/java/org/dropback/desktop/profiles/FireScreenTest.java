package org.dropback.desktop.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.dropback.sandbox.ListenPort;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.junit.jupiter.api.Test;

/** Send a test callback: the button, the result, and the way from a failed upload. */
class FireScreenTest extends WindowTest {

    private void goTo(String profile) {
        robot.clickOn("#rail-profiles");
        await().until(() -> isShown(profile));
        robot.clickOn(profile);
    }

    private void save(String name, String... urls) throws Exception {
        bench.profiles().save(SavedProfile.of(new CallbackProfile(name, List.of(urls), null, false, BodyType.FORM, "k=${object}", List.of(), Map.of())));
        closeWindow();
        openWindow();
        robot.interact(() -> {
            stage.setWidth(1280);
            stage.setHeight(800);
        });
    }

    private void awaitVerdict(String start) {
        await().until(() -> onFx(() -> text("#fire-verdict")).startsWith(start));
    }

    private boolean says(String words) {
        return onFx(() -> robot.lookup("#fire-pane .label").<Labeled>queryAll().stream().anyMatch(label -> label.getText().contains(words)));
    }

    @Test
    void theButtonFiresTheProfileAsItIsEditedAndTellsTheVerdict() {
        goTo(Workbench.WORKS);
        robot.interact(() -> ((TextInputControl) node("#host")).setText("shop.example"));
        robot.clickOn("#fire");
        awaitVerdict("OSS would answer 200 and hand this answer on, because " + bench.sandbox().receiverUrl());
        assertTrue(node("#fire-verdict").getStyleClass().contains("tone-success"));
        var received = bench.sandbox().callbacks().getLast();
        assertEquals(ReceivedCallback.Verdict.VALID, received.signature());
        assertEquals("shop.example", received.header("Host").orElseThrow());
        assertTrue(received.bodyText().contains("photos/storefront-05.jpg"));
        assertTrue(text("#fire-origin").startsWith("Sent from this machine, not by OSS. Signed with the sandbox"));
        assertTrue(says("DNS") && says("TCP"));
        assertTrue(code("#fire-pane .code-view").startsWith("HTTP/1.1 200 OK\n"));
        robot.clickOn("#fire-copy");
        var copied = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(copied.contains("HTTP/1.1 200 OK") && copied.contains("OSS would answer 200"), copied);
    }

    @Test
    void aFailureIsToldWithItsCauseAndTheAnswer() {
        goTo(Workbench.FAILS);
        robot.clickOn("#fire");
        awaitVerdict("OSS would store the file and answer 203, because of ");
        assertTrue(says("Your server answered 502 Bad Gateway."));
        assertTrue(code("#fire-pane .code-view").startsWith("HTTP/1.1 502"));
        robot.clickOn(Workbench.WORKS);
        assertFalse(isShown("#fire-pane"));
    }

    @Test
    void withoutASignatureUntilTheBoxIsCleared() {
        goTo(Workbench.WORKS);
        robot.clickOn("#fire");
        awaitVerdict("OSS would answer 200");
        robot.clickOn("#fire-unsigned").clickOn("#fire-again");
        await().until(() -> text("#fire-origin").endsWith("Sent without a signature."));
        awaitVerdict("OSS would answer 200");
        assertEquals(ReceivedCallback.Verdict.MISSING, bench.sandbox().callbacks().getLast().signature());
        assertTrue(says("nobody signed"));
    }

    @Test
    void itCanBeCancelledAndClosed() throws Exception {
        save("Slow", bench.sandbox().receiverUrl() + "/delay/30s", bench.sandbox().receiverUrl().toString());
        goTo("Slow");
        robot.clickOn("#fire");
        await().until(() -> isShown("#fire-cancel"));
        robot.clickOn("#fire-cancel");
        awaitVerdict("Cancelled.");
        assertFalse(isShown("#fire-cancel"));
        robot.clickOn(node("#fire-pane .icon-only"));
        assertFalse(isShown("#fire-pane"));
        assertTrue(bench.sandbox().callbacks().stream().noneMatch(callback -> callback.path().equals("/callback")));
    }

    @Test
    void tlsWithoutSniSaysThatSniWouldHelp() throws Exception {
        closeWindow();
        bench.close();
        bench = new Workbench(folder.resolve("tls"), Locale.ENGLISH, SandboxOptions.temporary().withReceiverTlsPort(ListenPort.ANY));
        save("Over TLS", bench.sandbox().receiverTlsUrl().orElseThrow().toString());
        goTo("Over TLS");
        robot.clickOn("#fire");
        awaitVerdict("OSS would store the file and answer 203");
        assertTrue(says("With SNI the handshake works"));
        assertTrue(says("TLS without SNI") && says("TLS with SNI") && says("issued by CN=Dropback sandbox: trusted for this host"));
        assertFalse(robot.lookup("#fire-pane .code-view").tryQuery().isPresent());
    }

    @Test
    void whatOssRefusesIsNotSent() throws Exception {
        save("Refused", "http://[::1]/");
        goTo("Refused");
        robot.clickOn("#fire");
        awaitVerdict("OSS would answer 400 and store nothing:");
        assertTrue(bench.sandbox().callbacks().isEmpty());
    }

    @Test
    void aFailedUploadLeadsToATestOfItsProfile() throws Exception {
        chooseCallback(Workbench.FAILS);
        add(bench.file("a.bin", 10));
        awaitFinished(1);
        choose("a.bin");
        await().until(() -> isShown("#test-callback"));
        robot.clickOn("#test-callback");
        awaitVerdict("OSS would store the file and answer 203");
        assertEquals(2, bench.sandbox().callbacks().size());
    }
}

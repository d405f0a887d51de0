package org.dropback.desktop.uploads;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import org.awaitility.core.ConditionFactory;
import org.dropback.connection.Access;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.desktop.WindowTest;
import org.dropback.oss.ObjectTarget;
import org.dropback.secret.Secret;
import org.dropback.testing.TestStores;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.Test;

/** Uploads whose URL is lost say so, and go on when they are given it again. */
class UrlsScreenTest extends WindowTest {

    private static ConditionFactory patiently() {
        return await();
    }

    private Connection connection() {
        return new Connection("c", bench.sandbox().endpoint(), bench.sandbox().region(), "sandbox", SignatureVersion.V4);
    }

    private String url(String key) throws Exception {
        try (var store = TestStores.open(connection(), new Credentials(bench.sandbox().accessKeyId(), new Secret(bench.sandbox().accessKeySecret()), null))) {
            return store.presignPut(new ObjectTarget("sandbox", key, null, null), Duration.ofMinutes(5)).reveal().toString();
        }
    }

    /** As a window finds them that is opened after another process has ended. */
    private void openWithout(String... urls) throws Exception {
        closeWindow();
        var requests = new ArrayList<UploadRequest>();
        for (var key : urls) {
            requests.add(new UploadRequest(bench.file(key, 1000), key, connection().with(Access.PRESIGNED_URLS), key, null,
                    new UploadOptions(UploadMethod.PRESIGNED, UploadOptions.DEFAULT_PART_SIZE), null, false));
        }
        bench.queue().add(requests);
        bench.queue().awaitIdle();
        openWindow();
        patiently().until(() -> rows().size() == urls.length && rows().stream().allMatch(row -> row.snapshot() != null));
    }

    private void press(String button) {
        robot.interact(() -> ((Button) node(button)).fire());
    }

    @Test
    void theBarAndTheRowSayItAndTheMenuTakesAnother() throws Exception {
        openWithout("a.bin", "b.bin");
        patiently().until(() -> isShown("#urls"));
        assertTrue(text("#urls-words").startsWith("2 uploads need their URLs again: URLs are secrets"), text("#urls-words"));
        assertEquals("Needs its URL again", new RowText(bench.messages()).progress(row("a.bin").snapshot()));
        press("#urls-show");
        patiently().until(() -> !isShown("#urls-show") && rows().size() == 2);

        choose("a.bin");
        robot.rightClickOn("a.bin").clickOn("Give a new URL…");
        patiently().until(() -> isShown("#permit"));
        assertEquals("A new presigned URL for a.bin", text("#permit .section-title"));
        robot.interact(() -> ((TextInputControl) node("#permit-urls")).setText("nonsense"));
        press("#permit-use");
        assertTrue(isShown("#permit-problem"));
        var url = onFx(() -> url("a.bin"));
        robot.interact(() -> ((TextInputControl) node("#permit-urls")).setText(url));
        press("#permit-use");

        patiently().until(() -> bench.queue().counts().getOrDefault(JobState.DONE, 0L) == 1);
        patiently().until(() -> text("#urls-words").startsWith("One upload needs its URL again"));
        assertFalse(isShown("#permit"));
        patiently().until(() -> rows().size() == 1);
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("x-oss-signature"), file.toString());
            }
        }
    }

    @Test
    void itCanBeGivenUp() throws Exception {
        openWithout("a.bin");
        choose("a.bin");
        patiently().until(() -> isShown("#give-url"));
        assertTrue(node("#give-url").getStyleClass().contains("accent"));
        assertEquals("The file is not stored.", text("#headline"));
        robot.rightClickOn("a.bin");
        assertTrue(robot.lookup("Resume").tryQuery().isEmpty(), "it cannot go on by itself");
        robot.clickOn("Cancel");
        patiently().until(() -> row("a.bin").snapshot().state() == JobState.CANCELLED);
        assertFalse(isShown("#urls"));
        assertEquals(List.of(), bench.sandbox().callbacks());
    }
}

package org.dropback.desktop.uploads;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ListMultipartUploadsRequest;
import java.time.Instant;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.desktop.WindowTest;
import org.dropback.store.SqliteJournal;
import org.dropback.text.Redactor;
import org.dropback.upload.BegunUpload;
import org.junit.jupiter.api.Test;

/** What was left behind at OSS is found and aborted from the menu; what others began is not shown. */
class LeftoversScreenTest extends WindowTest {

    private void look() {
        robot.interact(() -> ((MenuButton) node("#help")).getItems().stream().filter(item -> "help-leftovers".equals(item.getId())).findFirst().orElseThrow().fire());
    }

    @Test
    void orphansAreShownAndAborted() throws Exception {
        var sandbox = bench.sandbox();
        assertFalse(isShown("#leftovers"));
        look();
        await().until(() -> isShown("#leftovers") && text("#leftovers-state").startsWith("OSS holds no parts"));

        var oss = new OSSClientBuilder().build(sandbox.endpoint().toString(), sandbox.accessKeyId(), sandbox.accessKeySecret());
        try {
            oss.initiateMultipartUpload(new InitiateMultipartUploadRequest("sandbox", "theirs"));
            var ours = oss.initiateMultipartUpload(new InitiateMultipartUploadRequest("sandbox", "ours.bin")).getUploadId();
            try (var journal = SqliteJournal.open(folder.resolve("journal.db"), folder.resolve("owners"), Runnable::run, new Redactor())) {
                journal.commitBegun(new BegunUpload(new Connection("Sandbox", sandbox.endpoint(), sandbox.region(), "sandbox", SignatureVersion.V4), "ours.bin", ours,
                        Instant.now()), false);
            }
            look();
            await().until(() -> robot.lookup("sandbox/ours.bin").tryQuery().isPresent());
            assertFalse(robot.lookup("sandbox/theirs").tryQuery().isPresent());
            robot.interact(() -> ((Button) node("#leftovers-abort-all")).fire());
            await().until(() -> text("#leftovers-state").startsWith("OSS holds no parts"));
            assertEquals(1, oss.listMultipartUploads(new ListMultipartUploadsRequest("sandbox")).getMultipartUploads().size());
            robot.interact(() -> ((Button) node("#leftovers-close")).fire());
            assertFalse(isShown("#leftovers"));
        } finally {
            oss.shutdown();
        }
    }
}

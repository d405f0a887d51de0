package org.dropback.desktop.tour;

import static org.awaitility.Awaitility.await;

import javafx.application.ColorScheme;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import org.dropback.testing.AppServer;
import org.dropback.upload.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures of each way to upload in {@code target/tour}. */
class WaysTourTest extends Tour {

    private AppServer app;

    @BeforeEach
    void startServer() throws Exception {
        app = new AppServer(bench.sandbox());
    }

    @AfterEach
    void stopServer() {
        app.close();
    }

    @Test
    void ways() throws Exception {
        openWay("#ways-sending");
        picture("ways-options", ColorScheme.LIGHT);
        picture("ways-options", ColorScheme.DARK);
        send(1, "put.bin");
        send(2, "multipart.bin");
        send(3, "form.bin");
        send(4, "presigned.bin");
        type("#sending-meta", "author=wei.chen\nshot=7");
        openWay("#ways-presigned");
        type("#permit-urls", "https://media-ingest.oss-cn-hangzhou.aliyuncs.com/a.jpg?x-oss-expires=600&x-oss-signature=…");
        picture("ways-presigned", ColorScheme.LIGHT);
        openWay("#ways-role");
        picture("ways-role", ColorScheme.LIGHT);
        openWay("#ways-sts");
        type("#permit-server", app.uri("/sts").toString());
        type("#permit-endpoint", bench.sandbox().endpoint().toString());
        type("#permit-region", bench.sandbox().region());
        type("#permit-bucket", "sandbox");
        picture("ways-sts", ColorScheme.LIGHT);
        robot.clickOn("#permit-use");
        await().until(() -> !isShown("#permit"));
        send(0, "sts.bin");
        openWay("#ways-policy");
        robot.clickOn("#permit-use");
        picture("ways-policy", ColorScheme.DARK);
        type("#permit-server", app.uri("/v4").toString());
        robot.clickOn("#permit-use");
        await().until(() -> !isShown("#permit"));
        openWay("#ways-sending");
        send(0, "policy.bin");
        choose("policy.bin");
        picture("ways", ColorScheme.LIGHT);
        picture("ways", ColorScheme.DARK);
    }

    @Test
    void thereAlready() throws Exception {
        openWay("#ways-sending");
        add(bench.file("a.jpg", 400_000), bench.file("b.jpg", 300_000));
        awaitFinished(2);
        robot.interact(() -> ((ComboBox<?>) node("#sending-exists")).getSelectionModel().selectLast());
        add(bench.file("a.jpg", 400_000), bench.file("b.jpg", 200_000), bench.file("c.jpg", 10_000));
        await().until(() -> bench.queue().counts().getOrDefault(JobState.ASKING, 0L) == 2 && bench.queue().isIdle() && isShown("#existing"));
        choose("b.jpg");
        picture("ways-existing", ColorScheme.LIGHT);
        picture("ways-existing", ColorScheme.DARK);
        robot.clickOn("#existing-skip");
        awaitFinished(5);
    }

    private void openWay(String item) {
        // A click may be lost on a machine with much to do.
        await().until(() -> {
            if (robot.lookup(item).tryQuery().isEmpty()) {
                robot.clickOn("#ways");
            }
            return robot.lookup(item).tryQuery().isPresent();
        });
        robot.clickOn(item);
    }

    private void send(int method, String file) throws Exception {
        int before = rows().size();
        robot.interact(() -> ((ComboBox<?>) node("#sending-method")).getSelectionModel().select(method));
        add(bench.file(file, 400_000));
        awaitFinished(before + 1);
    }

    private void type(String query, String text) {
        robot.interact(() -> ((TextInputControl) node(query)).setText(text));
    }
}

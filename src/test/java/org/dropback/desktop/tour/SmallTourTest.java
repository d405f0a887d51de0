package org.dropback.desktop.tour;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.input.KeyCode;
import org.dropback.connection.Endpoint;
import org.dropback.connection.KeySource;
import org.dropback.connection.SavedConnection;
import org.dropback.desktop.Workbench;
import org.junit.jupiter.api.Test;

/** Each screen in the smallest window. */
class SmallTourTest extends Tour {

    @Test
    void smallest() throws Exception {
        var store = bench.kit().store();
        store.save(null, SavedConnection.named("Company photos, production").withBucket("company-photos").withKeys(new KeySource.Environment()));
        store.save(null, SavedConnection.named("Staging").withBucket("sandbox").withKeys(new KeySource.Kept("LTAI5tQ7exampleWrong"))
                .withEndpoint(new Endpoint(Endpoint.Kind.CUSTOM, "cn-hangzhou", bench.sandbox().endpoint().getAuthority(), false)));
        closeWindow();
        openAnew();
        resize(900, 600);
        both("small-uploads-empty");
        robot.push(KeyCode.F1);
        await().until(() -> isShown("#shortcuts"));
        both("small-shortcuts");
        robot.clickOn("#shortcuts-close");
        add(bench.file("launch-film-4k.mov", 60_000_000), bench.file("storefront-04.png", 4_700_000), bench.file("价格表-秋季.xlsx", 212_000));
        await().until(() -> bench.queue().jobs().size() == 3 && bench.queue().isIdle());
        robot.interact(() -> robot.lookup("#callback-choice").queryComboBox().getSelectionModel().select(0));
        add(bench.file("storefront-05-with-a-very-long-name-of-a-file.png", 4_600_000));
        await().atMost(Duration.ofMinutes(2)).until(() -> bench.queue().jobs().size() == 4 && bench.queue().isIdle());
        add(folder.resolve("contract-draft.pdf"));
        await().atMost(Duration.ofMinutes(2)).until(() -> bench.queue().jobs().size() == 5 && bench.queue().isIdle());
        await().until(() -> rows().stream().anyMatch(row -> row.fileName().startsWith("storefront-05") && row.isFinished()));
        choose("storefront-05-with-a-very-long-name-of-a-file.png");
        both("small-uploads");
        for (var tab : List.of("Request", "Timeline", "Object")) {
            robot.clickOn(tab);
            both("small-uploads-" + tab);
        }
        robot.clickOn("#rail-profiles").clickOn(Workbench.WORKS);
        both("small-profiles");
        robot.clickOn("#rail-inspector");
        both("small-inspector");
        robot.clickOn("#rail-connections");
        await().until(() -> robot.lookup("#connection-list").queryListView().getItems().size() == 3);
        both("small-connections-sandbox");
        robot.interact(() -> robot.lookup("#connection-list").queryListView().getSelectionModel().select(2));
        await().until(() -> robot.lookup("#field-bucket").tryQuery().isPresent());
        both("small-connections");
        robot.clickOn("#rail-settings");
        both("small-settings");
    }

    private void both(String name) throws Exception {
        picture(name, ColorScheme.LIGHT);
        picture(name, ColorScheme.DARK);
    }
}

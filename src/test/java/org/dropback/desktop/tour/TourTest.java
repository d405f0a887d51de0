package org.dropback.desktop.tour;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import org.dropback.connection.Endpoint;
import org.dropback.connection.KeySource;
import org.dropback.connection.Network;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SecretSlot;
import org.dropback.desktop.Callbacks;
import org.dropback.desktop.Workbench;
import org.dropback.desktop.common.CodeView;
import org.dropback.secret.Secret;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/** Walks the real window and leaves a picture of each screen in {@code target/tour}. */
class TourTest extends Tour {

    @Test
    void inEnglish() throws Exception {
        picture("uploads-empty", ColorScheme.LIGHT);
        upload();
        select("storefront-04.png");
        picture("uploads", ColorScheme.LIGHT);
        picture("uploads", ColorScheme.DARK);
        select("storefront-05.png");
        picture("uploads-failed", ColorScheme.LIGHT);
        picture("uploads-failed", ColorScheme.DARK);
        robot.clickOn("#call-again");
        picture("uploads-call-again", ColorScheme.LIGHT);
        robot.clickOn("Not now");
        copyAsCode();
        picture("copied-as-code", ColorScheme.LIGHT);
        for (var tab : List.of("Request", "Timeline", "Object")) {
            robot.clickOn(tab);
            picture("uploads-" + tab.toLowerCase(Locale.ROOT), ColorScheme.LIGHT);
        }
        openProfile();
        picture("profiles", ColorScheme.LIGHT);
        picture("profiles", ColorScheme.DARK);
        robot.interact(() -> robot.lookup("#host").queryTextInputControl().setText("not a host"));
        robot.interact(() -> robot.lookup("#body").queryAs(CodeArea.class).replaceText("{\"object\": \"${object}\", \"by\": ${x:usr}}"));
        await().until(() -> robot.lookup("#profile-badge").queryLabeled().getText().contains("error"));
        picture("profiles-findings", ColorScheme.LIGHT);
        small("profiles-small");
        robot.clickOn("#rail-uploads");
        small("uploads-small");
        robot.clickOn("#rail-inspector");
        small("inspector-small");
        robot.clickOn("#rail-profiles");
        robot.clickOn("#delete-profile");
        await().until(() -> node("#toast").isVisible());
        picture("profiles-undo", ColorScheme.DARK);
    }

    @Test
    void underWay() throws Exception {
        upload();
        add(bench.file("launch-film-8k.mov", 1_200_000_000), bench.file("b-roll.mov", 900_000_000));
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(10)).until(() -> bench.queue().jobs().getLast().bytesSent() > 150_000_000);
        picture("uploads-running", ColorScheme.LIGHT);
        bench.queue().jobs().forEach(job -> bench.queue().cancel(job.id()));
        await().until(bench.queue()::isIdle);
    }

    @Test
    void inChinese() throws Exception {
        openOn(new Workbench(folder.resolve("other"), Locale.SIMPLIFIED_CHINESE));
        upload();
        select("storefront-05.png");
        picture("uploads-zh", ColorScheme.LIGHT);
        openProfile();
        picture("profiles-zh", ColorScheme.DARK);
    }

    @Test
    void inspector() throws Exception {
        robot.clickOn("#rail-inspector");
        picture("inspector-empty", ColorScheme.LIGHT);
        receive();
        picture("inspector", ColorScheme.LIGHT);
        picture("inspector", ColorScheme.DARK);
        for (var tab : List.of("Headers", "Raw", "Signature", "Answer")) {
            openTab(tab);
            picture("inspector-" + tab.toLowerCase(Locale.ROOT), ColorScheme.LIGHT);
        }
        chooseCallback(0);
        picture("inspector-answer-dropped", ColorScheme.DARK);
        chooseCallback(1);
        openTab("Signature");
        picture("inspector-signature-mismatch", ColorScheme.LIGHT);
        picture("inspector-signature-mismatch", ColorScheme.DARK);
        sandbox();
        chooseCallback(3);
        robot.clickOn("#replay");
        await().until(() -> robot.lookup("#replay-send").tryQuery().isPresent());
        robot.clickOn("#replay-send");
        await().until(() -> node("#replay-answer").isVisible());
        picture("inspector-replay", ColorScheme.LIGHT);
        picture("inspector-replay", ColorScheme.DARK);
        robot.clickOn("#forward");
        robot.interact(() -> robot.lookup("#forward-url").queryTextInputControl().setText("http://127.0.0.1:8080"));
        robot.clickOn("#forward-start");
        picture("inspector-forward", ColorScheme.LIGHT);
        robot.clickOn("#forward-stop").clickOn("#forward").clickOn("#rules").clickOn("#add-rule").clickOn("#add-rule");
        robot.interact(() -> robot.lookup(".rule-glob").queryTextInputControl().setText("*.png"));
        picture("inspector-rules", ColorScheme.LIGHT);
    }

    @Test
    void inspectorInChinese() throws Exception {
        openOn(new Workbench(folder.resolve("other"), Locale.SIMPLIFIED_CHINESE));
        robot.clickOn("#rail-inspector");
        receive();
        picture("inspector-zh", ColorScheme.LIGHT);
    }

    @Test
    void connections() throws Exception {
        connect();
        picture("connections", ColorScheme.LIGHT);
        picture("connections", ColorScheme.DARK);
        small("connections-small");
    }

    @Test
    void connectionsInChinese() throws Exception {
        openOn(new Workbench(folder.resolve("other"), Locale.forLanguageTag("zh-Hant")));
        connect();
        picture("connections-zh-hant", ColorScheme.LIGHT);
    }

    /** One that is saved, and one whose key is wrong, checked. */
    private void connect() throws Exception {
        var kit = bench.kit();
        kit.store().save(null, SavedConnection.named("Company photos").withBucket("company-photos").withKeys(new KeySource.Environment()));
        kit.store().choose("Company photos");
        var local = SavedConnection.named("Staging").withBucket("sandbox").withKeys(new KeySource.Kept("LTAI5tQ7exampleWrong"))
                .withEndpoint(new Endpoint(Endpoint.Kind.CUSTOM, "cn-hangzhou", bench.sandbox().endpoint().getAuthority(), false)).withNetwork(Network.DIRECT);
        kit.store().save(null, local);
        kit.secrets().keepForSession(SecretSlot.ACCESS_KEY_SECRET.entry(local.id()), new Secret("wrong"));
        closeWindow();
        openAnew();
        robot.clickOn("#rail-connections");
        await().until(() -> robot.lookup("#connection-list").queryListView().getItems().size() == 3);
        robot.interact(() -> robot.lookup("#connection-list").queryListView().getSelectionModel().select(2));
        await().until(() -> robot.lookup("#field-bucket").tryQuery().isPresent());
        robot.interact(() -> ((Button) node("#check-connection")).fire());
        await().until(() -> ((Pane) node("#check-steps")).getChildren().size() == 7);
    }

    /** Bends the sandbox, and leaves it as it was. */
    private void sandbox() throws Exception {
        robot.clickOn("#sandbox");
        for (var fault : List.of("503 op=PutObject times=1", "delay=500ms key=logs/*", "503 every=0")) {
            robot.interact(() -> robot.lookup("#fault").queryTextInputControl().setText(fault));
            robot.clickOn("#add-fault");
        }
        robot.interact(() -> robot.lookup("#clock-offset").queryTextInputControl().setText("-20m"));
        robot.clickOn("#set-clock");
        robot.interact(() -> robot.<String>lookup("#rule-space-in-form").queryComboBox().setValue("plus"));
        picture("inspector-sandbox", ColorScheme.LIGHT);
        picture("inspector-sandbox", ColorScheme.DARK);
        small("inspector-sandbox-small");
        robot.clickOn(".fault-remove").clickOn(".fault-remove").clickOn("#reset-clock").clickOn("#default-rules").clickOn("#sandbox");
    }

    private void openTab(String name) {
        Node tabs = node("#callback-tabs");
        robot.clickOn(robot.from(tabs).lookup(".tab").lookup(name).<Node>query());
    }

    /** Uploads whose callbacks come, one whose body was rewritten on the way, one that is dropped. */
    private void receive() throws Exception {
        add(bench.file("storefront-06.png", 5_033_164), bench.file("价格表-秋季.xlsx", 212_000));
        await().atMost(Duration.ofMinutes(2)).until(() -> bench.queue().jobs().size() == 2 && bench.queue().isIdle());
        robot.clickOn("#rail-uploads");
        robot.interact(() -> robot.lookup("#callback-choice").queryComboBox().getSelectionModel().select(0));
        add(bench.file("clip.mp4", 46_000));
        await().atMost(Duration.ofMinutes(2)).until(() -> bench.queue().jobs().size() == 3 && bench.queue().isIdle());
        robot.clickOn("#rail-inspector");
        Callbacks.sendWithRewrittenBody(bench.sandbox());
        var answer = bench.sandbox().receiver().plan().otherwise();
        bench.sandbox().receiver().answerWith(answer.withDrop(true));
        Callbacks.sendUnsigned(bench.sandbox());
        bench.sandbox().receiver().answerWith(answer);
        chooseCallback(3);
    }

    private void chooseCallback(int index) {
        TableView<?> table = robot.lookup("#callback-table").queryTableView();
        await().until(() -> table.getItems().size() > 4);
        robot.interact(() -> table.getSelectionModel().clearAndSelect(index));
    }

    /** The smallest that the window can be. */
    private void small(String name) throws Exception {
        resize(900, 600);
        picture(name, ColorScheme.LIGHT);
        resize(1280, 800);
    }

    private void upload() throws Exception {
        add(bench.file("launch-film-4k.mov", 60_000_000), bench.file("storefront-04.png", 4_700_000), bench.file("价格表-秋季.xlsx", 212_000));
        await().until(bench.queue()::isIdle);
        robot.interact(() -> robot.lookup("#callback-choice").queryComboBox().getSelectionModel().select(0));
        add(bench.file("storefront-05.png", 4_600_000));
        await().atMost(Duration.ofMinutes(2)).until(() -> bench.queue().jobs().size() == 4 && bench.queue().isIdle());
        add(folder.resolve("contract-draft.pdf"));
        await().atMost(Duration.ofMinutes(2)).until(() -> bench.queue().jobs().size() == 5 && bench.queue().isIdle());
        await().until(() -> robot.lookup("#left").queryLabeled().getText().contains("5"));
    }

    private void openProfile() {
        robot.clickOn("#rail-profiles").clickOn(Workbench.WORKS);
        await().until(() -> ((CodeView) node("#preview")).shownText().contains("wei.chen"));
    }

    private void select(String file) {
        await().until(() -> rows().stream().anyMatch(row -> row.fileName().equals(file) && row.isFinished()));
        choose(file);
    }

    /** A menu is a window of its own, and on no picture of this one. */
    private void copyAsCode() {
        robot.interact(() -> ((Menu) robot.lookup("#copy-as-code").queryAs(MenuButton.class).getItems().getFirst()).getItems().getFirst().fire());
        await().until(() -> node("#toast").isVisible());
    }
}

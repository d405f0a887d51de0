package org.dropback.desktop.tour;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.dropback.connection.Endpoint;
import org.dropback.connection.KeySource;
import org.dropback.connection.Network;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SecretSlot;
import org.dropback.desktop.Callbacks;
import org.dropback.desktop.Workbench;
import org.dropback.desktop.common.CodeView;
import org.dropback.desktop.shell.AppWindow;
import org.dropback.desktop.uploads.UploadRow;
import org.dropback.secret.Secret;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Walks the real window and leaves a picture of each screen in {@code target/tour}. */
@Tag("tour")
@ExtendWith(ApplicationExtension.class)
class TourTest {

    private static final Path PICTURES = Path.of("target", "tour");

    @TempDir
    Path folder;

    private Workbench bench;
    private AppWindow window;
    private Stage stage;

    @AfterEach
    void closeAll() throws Exception {
        onFx(() -> {
            window.close();
            return null;
        });
        bench.close();
    }

    @Test
    void inEnglish(FxRobot robot) throws Exception {
        open(Locale.ENGLISH);
        picture("uploads-empty", ColorScheme.LIGHT);
        upload(robot);
        select(robot, "storefront-04.png");
        picture("uploads", ColorScheme.LIGHT);
        picture("uploads", ColorScheme.DARK);
        select(robot, "storefront-05.png");
        picture("uploads-failed", ColorScheme.LIGHT);
        picture("uploads-failed", ColorScheme.DARK);
        robot.clickOn("#call-again");
        picture("uploads-call-again", ColorScheme.LIGHT);
        robot.clickOn("Not now");
        copyAsCode(robot);
        picture("copied-as-code", ColorScheme.LIGHT);
        for (var tab : List.of("Request", "Timeline", "Object")) {
            robot.clickOn(tab);
            picture("uploads-" + tab.toLowerCase(Locale.ROOT), ColorScheme.LIGHT);
        }
        openProfile(robot);
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
        await().until(() -> robot.lookup("#toast").query().isVisible());
        picture("profiles-undo", ColorScheme.DARK);
    }

    @Test
    void underWay(FxRobot robot) throws Exception {
        open(Locale.ENGLISH);
        upload(robot);
        add(bench.file("launch-film-8k.mov", 1_200_000_000), bench.file("b-roll.mov", 900_000_000));
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(10)).until(() -> bench.queue().jobs().getLast().bytesSent() > 150_000_000);
        picture("uploads-running", ColorScheme.LIGHT);
        bench.queue().jobs().forEach(job -> bench.queue().cancel(job.id()));
        await().until(bench.queue()::isIdle);
    }

    @Test
    void inChinese(FxRobot robot) throws Exception {
        open(Locale.SIMPLIFIED_CHINESE);
        upload(robot);
        select(robot, "storefront-05.png");
        picture("uploads-zh", ColorScheme.LIGHT);
        openProfile(robot);
        picture("profiles-zh", ColorScheme.DARK);
    }

    @Test
    void inspector(FxRobot robot) throws Exception {
        open(Locale.ENGLISH);
        robot.clickOn("#rail-inspector");
        picture("inspector-empty", ColorScheme.LIGHT);
        receive(robot);
        picture("inspector", ColorScheme.LIGHT);
        picture("inspector", ColorScheme.DARK);
        for (var tab : List.of("Headers", "Raw", "Signature", "Answer")) {
            openTab(robot, tab);
            picture("inspector-" + tab.toLowerCase(Locale.ROOT), ColorScheme.LIGHT);
        }
        chooseCallback(robot, 0);
        picture("inspector-answer-dropped", ColorScheme.DARK);
        chooseCallback(robot, 1);
        openTab(robot, "Signature");
        picture("inspector-signature-mismatch", ColorScheme.LIGHT);
        picture("inspector-signature-mismatch", ColorScheme.DARK);
        sandbox(robot);
        chooseCallback(robot, 3);
        robot.clickOn("#replay");
        await().until(() -> robot.lookup("#replay-send").tryQuery().isPresent());
        robot.clickOn("#replay-send");
        await().until(() -> robot.lookup("#replay-answer").query().isVisible());
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
    void inspectorInChinese(FxRobot robot) throws Exception {
        open(Locale.SIMPLIFIED_CHINESE);
        robot.clickOn("#rail-inspector");
        receive(robot);
        picture("inspector-zh", ColorScheme.LIGHT);
    }

    @Test
    void connections(FxRobot robot) throws Exception {
        open(Locale.ENGLISH);
        connect(robot);
        picture("connections", ColorScheme.LIGHT);
        picture("connections", ColorScheme.DARK);
        small("connections-small");
    }

    @Test
    void connectionsInChinese(FxRobot robot) throws Exception {
        open(Locale.forLanguageTag("zh-Hant"));
        connect(robot);
        picture("connections-zh-hant", ColorScheme.LIGHT);
    }

    /** One that is saved, and one whose key is wrong, checked. */
    private void connect(FxRobot robot) throws Exception {
        var kit = bench.kit();
        kit.store().save(null, SavedConnection.named("Company photos").withBucket("company-photos").withKeys(new KeySource.Environment()));
        kit.store().choose("Company photos");
        var local = SavedConnection.named("Staging").withBucket("sandbox").withKeys(new KeySource.Kept("LTAI5tQ7exampleWrong"))
                .withEndpoint(new Endpoint(Endpoint.Kind.CUSTOM, "cn-hangzhou", bench.sandbox().endpoint().getAuthority(), false)).withNetwork(Network.DIRECT);
        kit.store().save(null, local);
        kit.secrets().keepForSession(SecretSlot.ACCESS_KEY_SECRET.entry(local.id()), new Secret("wrong"));
        onFx(() -> {
            window.close();
            stage = new Stage();
            window = bench.window(stage);
            window.show();
            return resize(1280, 800);
        });
        robot.clickOn("#rail-connections");
        await().until(() -> robot.lookup("#connection-list").queryListView().getItems().size() == 3);
        robot.interact(() -> robot.lookup("#connection-list").queryListView().getSelectionModel().select(2));
        await().until(() -> robot.lookup("#field-bucket").tryQuery().isPresent());
        robot.interact(() -> ((Button) robot.lookup("#check-connection").query()).fire());
        await().until(() -> ((Pane) robot.lookup("#check-steps").query()).getChildren().size() == 7);
    }

    /** Bends the sandbox, and leaves it as it was. */
    private void sandbox(FxRobot robot) throws Exception {
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

    private void openTab(FxRobot robot, String name) {
        Node tabs = robot.lookup("#callback-tabs").query();
        robot.clickOn(robot.from(tabs).lookup(".tab").lookup(name).<Node>query());
    }

    /** Uploads whose callbacks come, one whose body was rewritten on the way, one that is dropped. */
    private void receive(FxRobot robot) throws Exception {
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
        chooseCallback(robot, 3);
    }

    private void chooseCallback(FxRobot robot, int index) {
        TableView<?> table = robot.lookup("#callback-table").queryTableView();
        await().until(() -> table.getItems().size() > 4);
        robot.interact(() -> table.getSelectionModel().clearAndSelect(index));
    }

    private void open(Locale locale) throws Exception {
        Files.createDirectories(PICTURES);
        bench = new Workbench(folder, locale);
        stage = FxToolkit.registerStage(Stage::new);
        window = onFx(() -> bench.window(stage));
        onFx(() -> {
            window.show();
            resize(1280, 800);
            return null;
        });
    }

    /** The smallest that the window can be. */
    private void small(String name) throws Exception {
        onFx(() -> resize(900, 600));
        picture(name, ColorScheme.LIGHT);
        onFx(() -> resize(1280, 800));
    }

    private @Nullable Void resize(double width, double height) {
        stage.setWidth(width);
        stage.setHeight(height);
        return null;
    }

    private void upload(FxRobot robot) throws Exception {
        add(bench.file("launch-film-4k.mov", 60_000_000), bench.file("storefront-04.png", 4_700_000), bench.file("价格表-秋季.xlsx", 212_000));
        await().until(bench.queue()::isIdle);
        robot.interact(() -> robot.lookup("#callback-choice").queryComboBox().getSelectionModel().select(0));
        add(bench.file("storefront-05.png", 4_600_000));
        await().atMost(Duration.ofMinutes(2)).until(() -> bench.queue().jobs().size() == 4 && bench.queue().isIdle());
        add(folder.resolve("contract-draft.pdf"));
        await().atMost(Duration.ofMinutes(2)).until(() -> bench.queue().jobs().size() == 5 && bench.queue().isIdle());
        await().until(() -> robot.lookup("#left").queryLabeled().getText().contains("5"));
    }

    private void openProfile(FxRobot robot) {
        robot.clickOn("#rail-profiles").clickOn(Workbench.WORKS);
        await().until(() -> ((CodeView) robot.lookup("#preview").query()).shownText().contains("wei.chen"));
    }

    private void add(Path... files) throws Exception {
        onFx(() -> {
            window.addFiles(List.of(files));
            return null;
        });
    }

    private void select(FxRobot robot, String file) {
        TableView<UploadRow> table = robot.lookup("#upload-table").queryTableView();
        await().until(() -> table.getItems().stream().anyMatch(row -> row.fileName().equals(file) && row.isFinished()));
        robot.interact(() -> table.getItems().stream().filter(row -> row.fileName().equals(file)).findFirst().ifPresent(row -> {
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().select(row);
        }));
    }

    /** A menu is a window of its own, and on no picture of this one. */
    private void copyAsCode(FxRobot robot) {
        robot.interact(() -> ((Menu) robot.lookup("#copy-as-code").queryAs(MenuButton.class).getItems().getFirst()).getItems().getFirst().fire());
        await().until(() -> robot.lookup("#toast").query().isVisible());
    }

    private void picture(String name, ColorScheme scheme) throws Exception {
        onFx(() -> {
            stage.getScene().getPreferences().setColorScheme(scheme);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents(10);
        var image = onFx(() -> stage.getScene().snapshot(null));
        var file = PICTURES.resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
        write(image, file);
        assertTrue(image.getWidth() >= 900 && Files.size(file) > 10_000, "a whole window, not an empty one: " + file);
    }

    private static void write(Image image, Path file) throws IOException {
        var picture = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        ImageIO.write(picture, "png", file.toFile());
    }

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(Duration.ofSeconds(20).toMillis(), work);
    }
}

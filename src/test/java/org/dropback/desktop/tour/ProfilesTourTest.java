package org.dropback.desktop.tour;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.CallbackVariable.Kind;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.Workbench;
import org.dropback.desktop.common.CodeView;
import org.dropback.store.ProfileStore;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks the Profiles screen and leaves its pictures in {@code target/tour}, open popups included. */
class ProfilesTourTest extends Tour {

    @BeforeEach
    void goThere() throws Exception {
        robot.clickOn("#rail-profiles");
        await().until(() -> isShown(Workbench.WORKS));
        robot.clickOn(Workbench.WORKS);
        await().until(() -> ((CodeView) node("#preview")).shownText().contains("wei.chen"));
    }

    @Test
    void editor() throws Exception {
        robot.interact(() -> {
            var area = (CodeArea) node("#body");
            area.requestFocus();
            area.moveTo(area.getText().indexOf("${x:user}") + 3);
            area.deleteText(area.getCaretPosition(), area.getCaretPosition() + 6);
        });
        robot.write(":");
        await().until(() -> robot.lookup("#completions").tryQuery().isPresent());
        picture("profiles-completion", ColorScheme.LIGHT);
        picture("profiles-completion", ColorScheme.DARK);
        robot.push(KeyCode.ESCAPE);
        setBody("{\"a\": \"${object}\", \"b\": ${x:usr}, \"c\": $(size)}");
        robot.push(KeyCode.SHORTCUT, KeyCode.F).write("${").push(KeyCode.ENTER);
        picture("profiles-find", ColorScheme.DARK);
    }

    @Test
    void findingsAndHeaders() throws Exception {
        picture("profiles-base", ColorScheme.DARK);
        robot.interact(() -> robot.lookup("#host").queryTextInputControl().setText("https://api.shop.example/"));
        setBody("{\"object\": \"${object}\", \"by\": ${x:usr}, \"n\": $(size)}");
        await().until(() -> robot.lookup(".fix").queryAll().size() > 2);
        picture("profiles-fixes", ColorScheme.LIGHT);
        robot.clickOn("#revert");
        robot.clickOn("Headers");
        picture("profiles-headers", ColorScheme.LIGHT);
        picture("profiles-headers", ColorScheme.DARK);
        resize(900, 600);
        picture("profiles-smallest", ColorScheme.LIGHT);
    }

    @Test
    void layersAndConflict() throws Exception {
        var store = new ProfileStore(bench.profilesFolder());
        var works = store.find(Workbench.WORKS).orElseThrow();
        store.save(works.withName("Avatar changed").withFolder("Accounts"), null);
        store.save(new SavedProfile("Order of a partner", "Shop", Workbench.WORKS, ProfilePart.EMPTY.withUrls(List.of("https://合作伙伴.example/回调?k=值"))
                .withVariables(List.of(CallbackVariable.fixed("x:user", "partner"), new CallbackVariable("x:note", "", Kind.ASKED_ONCE))),
                Map.of("dev", ProfilePart.EMPTY, "prod", ProfilePart.EMPTY.withUrls(List.of("https://api.shop.example/oss/callback")))), null);
        robot.interact(window::lookAgain);
        await().until(() -> isShown("Order of a partner"));
        robot.clickOn("Order of a partner");
        await().until(() -> ((CodeView) node("#preview")).shownText().contains("partner"));
        picture("profiles-inherit", ColorScheme.LIGHT);
        picture("profiles-inherit", ColorScheme.DARK);
        robot.clickOn("prod");
        picture("profiles-environment", ColorScheme.LIGHT);
        robot.clickOn(Workbench.WORKS);
        setBody("{\"mine\": ${object}}");
        store.save(works.withOwn(works.own().withUrls(List.of("https://elsewhere.example"))), works);
        robot.interact(window::lookAgain);
        await().until(() -> isShown("#conflict"));
        robot.clickOn("#show-both");
        picture("profiles-conflict", ColorScheme.LIGHT);
        picture("profiles-conflict", ColorScheme.DARK);
    }

    @Override
    WritableImage taken() {
        var image = super.taken();
        var transparent = new SnapshotParameters();
        transparent.setFill(Color.TRANSPARENT);
        for (var window : Window.getWindows()) {
            if (window instanceof PopupWindow popup) {
                var over = popup.getScene().getRoot().snapshot(transparent, null);
                lay(over, image, (int) (popup.getX() - stage.getX() - stage.getScene().getX()), (int) (popup.getY() - stage.getY() - stage.getScene().getY()));
            }
        }
        return image;
    }

    private static void lay(WritableImage over, WritableImage image, int left, int top) {
        for (int y = 0; y < over.getHeight(); y++) {
            for (int x = 0; x < over.getWidth(); x++) {
                var color = over.getPixelReader().getColor(x, y);
                if (left + x >= 0 && left + x < image.getWidth() && top + y >= 0 && top + y < image.getHeight()) {
                    var under = image.getPixelReader().getColor(left + x, top + y);
                    image.getPixelWriter().setColor(left + x, top + y, under.interpolate(color.deriveColor(0, 1, 1, 1 / Math.max(color.getOpacity(), 0.001)), color.getOpacity()));
                }
            }
        }
    }
}

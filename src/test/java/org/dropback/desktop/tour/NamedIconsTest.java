package org.dropback.desktop.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import org.dropback.desktop.WindowTest;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.kordamp.ikonli.javafx.FontIcon;

/** A control that shows only a picture says in words what it is for: to the mouse that rests on it, and to a screen reader. */
class NamedIconsTest extends WindowTest {

    @Test
    void everyButtonWithoutWordsHasATooltipAndAName() throws Exception {
        add(bench.file("a.bin", 10));
        awaitFinished(1);
        var seen = new ArrayList<String>();
        var nameless = new ArrayList<String>();
        for (var screen : List.of("uploads", "profiles", "inspector", "connections", "settings")) {
            robot.clickOn("#rail-" + screen);
            WaitForAsyncUtils.waitForFxEvents();
            onFx(() -> {
                for (var button : buttons()) {
                    seen.add(screen + " " + button.getId());
                    var tip = button.getTooltip();
                    if (tip == null || tip.getText().isBlank() || button.getAccessibleText() == null || button.getAccessibleText().isBlank()) {
                        nameless.add(screen + " " + button);
                    }
                }
                return null;
            });
        }
        assertEquals(List.of(), nameless);
        assertTrue(seen.containsAll(List.of("uploads ways", "inspector sandbox", "inspector rules", "inspector pause")), seen.toString());
    }

    private static List<ButtonBase> buttons() {
        return robot.lookup((Node node) -> node instanceof ButtonBase button && isSeen(button) && button.getGraphic() instanceof FontIcon
                && (button.getText() == null || button.getText().isEmpty())).queryAllAs(ButtonBase.class).stream().toList();
    }

    private static boolean isSeen(Node node) {
        for (var each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}

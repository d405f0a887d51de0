package org.dropback.desktop.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.dropback.callback.BodyType;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyEditorTest extends WindowTest {

    @BeforeEach
    void goThere() {
        robot.clickOn("#rail-profiles");
        await().until(() -> isShown(Workbench.WORKS));
        robot.clickOn(Workbench.WORKS);
        setBody("");
        robot.clickOn("#body");
    }

    private CodeArea area() {
        return (CodeArea) node("#body");
    }

    private boolean hasStyle(int at, String style) {
        return onFx(() -> area().getStyleOfChar(at).contains(style));
    }

    private boolean isOffered() {
        return robot.lookup("#completions").tryQuery().isPresent();
    }

    @Test
    void aDollarAndABraceOfferTheVariablesAndEnterTakesOne() {
        robot.write("{\"a\": ${");
        await().until(this::isOffered);
        robot.write("x:or");
        robot.push(KeyCode.ENTER);
        assertEquals("{\"a\": ${x:order_id}", body());
        assertFalse(isOffered());
    }

    @Test
    void arrowsChooseAndTabTakes() {
        robot.write("${image");
        await().until(this::isOffered);
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.UP);
        assertTrue(onFx(() -> robot.lookup(".completion-whole").<Labeled>query().getText()).endsWith("Empty for other files."));
        robot.push(KeyCode.TAB);
        assertEquals("${imageInfo.width}", body());
    }

    @Test
    void escapeClosesAndLeavesWhatWasTyped() {
        robot.write("${si");
        await().until(this::isOffered);
        robot.push(KeyCode.ESCAPE);
        assertEquals("${si", body());
        assertFalse(isOffered());
        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        await().until(this::isOffered);
    }

    @Test
    void theMouseTakesOneToo() {
        robot.write("${x:");
        await().until(this::isOffered);
        robot.clickOn("${x:user}", MouseButton.PRIMARY);
        assertEquals("${x:user}", body());
    }

    @Test
    void aVariableThatNobodyFillsIsMarkedUntilItIsDefined() {
        robot.write("a=${x:fresh}&b=${size}");
        await().until(() -> hasStyle(3, "template-unknown"));
        await().until(() -> hasStyle(17, "template-variable"));
        robot.clickOn("#add-variable").write("fresh");
        await().until(() -> hasStyle(3, "template-variable"));
    }

    @Test
    void undoAndRedo() {
        robot.write("abc");
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        await().until(() -> !body().equals("abc"));
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
        await().until(() -> body().equals("abc"));
    }

    @Test
    void revertIsUndoneLikeTyping() {
        robot.write("typed");
        await().until(() -> isShown("#revert"));
        robot.clickOn("#revert");
        assertTrue(body().contains("${x:order_id}"));
        robot.clickOn("#body").push(KeyCode.SHORTCUT, KeyCode.Z);
        await().until(() -> body().equals("typed"));
    }

    @Test
    void findGoesRoundAndSaysWhere() {
        setBody("size=${size}&Size=1");
        robot.clickOn("#body").push(KeyCode.SHORTCUT, KeyCode.HOME).push(KeyCode.SHORTCUT, KeyCode.F).write("size");
        assertEquals("found 3 times", text("#find-count"));
        robot.push(KeyCode.ENTER);
        assertEquals("1 of 3", text("#find-count"));
        robot.push(KeyCode.SHIFT, KeyCode.ENTER);
        assertEquals("3 of 3", text("#find-count"));
        assertEquals("Size", onFx(() -> area().getSelectedText()));
        robot.push(KeyCode.ESCAPE);
        assertFalse(isShown(".find-bar"));
        assertTrue(onFx(() -> area().isFocused()));
    }

    @Test
    void theMouseOverAVariableTellsItsValue() {
        setBody("${object}");
        await().until(() -> hasStyle(2, "template-variable"));
        var at = onFx(() -> area().getCharacterBoundsOnScreen(3, 4).orElseThrow());
        robot.moveTo(at.getMinX() - 20, at.getMinY() + 60).moveTo(at.getCenterX(), at.getCenterY());
        await().until(() -> robot.lookup("#body-hint").tryQuery().isPresent() && text("#body-hint").contains("photos/storefront-05.jpg"));
    }

    @Test
    void aNewLineStartsWhereItsNeighbourDoes() {
        robot.write("{").push(KeyCode.ENTER).push(KeyCode.TAB).write("a").push(KeyCode.ENTER).write("b");
        assertEquals("{\n  a\n  b", body());
    }

    @Test
    void screenReadersAreToldWhatStandsThere() {
        robot.write("abc");
        assertEquals("abc", onFx(() -> area().queryAccessibleAttribute(AccessibleAttribute.TEXT)));
        assertEquals(3, onFx(() -> area().queryAccessibleAttribute(AccessibleAttribute.CARET_OFFSET)));
    }

    @Test
    void undoTakesBackAConvertedBodyWithItsTypeAndRedoBoth() {
        setBody("{\"o\": ${object}}");
        robot.clickOn(robot.from(node("#body-type")).lookup(".left-pill").<Node>query());
        await().until(() -> body().equals("o=${object}"));
        assertEquals(BodyType.FORM, type());
        robot.clickOn("#body").push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals("{\"o\": ${object}}", body());
        assertEquals(BodyType.JSON, type());
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        assertEquals("o=${object}", body());
        assertEquals(BodyType.FORM, type());
    }

    private BodyType type() {
        return onFx(() -> robot.from(node("#body-type")).lookup(".left-pill").<ToggleButton>query().isSelected()) ? BodyType.FORM : BodyType.JSON;
    }
}

package org.dropback.desktop.inspector;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.dropback.desktop.WindowTest;
import org.dropback.sandbox.Rule;
import org.dropback.sandbox.SandboxRules;
import org.dropback.upload.JobSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxPaneTest extends WindowTest {

    @BeforeEach
    void openPane() {
        robot.clickOn("#rail-inspector").clickOn("#sandbox");
        await().until(() -> isShown("#sandbox-pane"));
    }

    private void write(String field, String text) {
        robot.interact(() -> robot.lookup(field).queryTextInputControl().setText(text));
    }

    private JobSnapshot upload(String name) throws Exception {
        var before = bench.queue().jobs().size();
        add(bench.file(name, 4_000));
        await().until(() -> bench.queue().jobs().size() == before + 1 && bench.queue().isIdle());
        return bench.queue().jobs().getLast();
    }

    private List<String> struck() {
        return onFx(() -> robot.lookup(".fault-struck").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList());
    }

    private String mark() {
        return onFx(() -> ((ToggleButton) node("#rail-inspector")).getAccessibleText());
    }

    @Test
    void aChosenRuleHoldsAtOnceAndIsMarkedUntilTheDefaultsAreBack() {
        assertFalse(isShown("#rail-mark-inspector"));
        assertTrue(node("#default-rules").isDisabled());
        robot.interact(() -> robot.<String>lookup("#rule-self-copy").queryComboBox().setValue("refuse"));
        assertEquals("refuse", bench.sandbox().rules().get(Rule.SELF_COPY));
        assertTrue(isShown("#rail-mark-inspector"));
        assertTrue(mark().endsWith("1 rule changed"), mark());
        robot.clickOn("#default-rules");
        assertEquals(SandboxRules.DEFAULT.toString(), bench.sandbox().rules().toString());
        assertEquals("accept", onFx(() -> robot.lookup("#rule-self-copy").queryComboBox().getValue()));
        assertFalse(isShown("#rail-mark-inspector"));
    }

    @Test
    void aRuleThatOthersChangeIsShown() throws Exception {
        bench.sandbox().useRules(SandboxRules.DEFAULT.with(Rule.XML_ANSWER, "accept"));
        await().until(() -> onFx(() -> "accept".equals(robot.lookup("#rule-xml-answer").queryComboBox().getValue())));
        assertEquals("accept", bench.sandbox().rules().get(Rule.XML_ANSWER));
    }

    @Test
    void anAddedFaultStrikesTheNextUploadAndIsCounted() throws Exception {
        write("#fault", "too-many-callbacks op=PutObject times=1");
        robot.clickOn("#add-fault");
        assertEquals(List.of("struck 0 of 0"), struck());
        assertTrue(mark().endsWith("1 fault"), mark());
        assertEquals(203, upload("a.txt").failure().httpStatus());
        robot.clickOn("#rail-inspector");
        await().until(() -> struck().equals(List.of("struck 1 of 1")));
        write("#fault", "delay=1ms key=*.png");
        robot.clickOn("#add-fault");
        assertEquals(List.of("struck 1 of 1", "struck 0 of 0"), struck(), "another fault leaves the count of the first");
        assertEquals(200, upload("b.txt").result().callback().httpStatus(), "it was to strike once");
        robot.clickOn("#rail-inspector").clickOn(".fault-remove");
        assertEquals(List.of("delay=1ms key=*.png"), bench.sandbox().faults().stream().map(fault -> fault.rule()).toList());
        robot.clickOn(".fault-remove");
        assertFalse(isShown("#rail-mark-inspector"));
    }

    @Test
    void whatIsNoFaultIsToldAndChangesNothing() {
        write("#fault", "503 op=Dance");
        robot.clickOn("#add-fault");
        assertTrue(text("#fault-problem").startsWith("There is no operation “Dance”."), text("#fault-problem"));
        assertEquals(List.of(), bench.sandbox().faults());
        assertFalse(isShown("#rail-mark-inspector"));
        write("#fault", "503 op=PutObject");
        assertFalse(isShown("#fault-problem"));
        robot.interact(() -> node("#fault").requestFocus());
        robot.push(KeyCode.ENTER);
        assertEquals("503 op=PutObject", bench.sandbox().faults().getFirst().rule());
    }

    @Test
    void anExampleComesIntoTheField() {
        robot.clickOn("#fault-examples").clickOn("Every third part is refused with 503");
        assertEquals("503 op=UploadPart every=3", onFx(() -> robot.lookup("#fault").queryTextInputControl().getText()));
        assertEquals(List.of(), bench.sandbox().faults());
    }

    @Test
    void theClockGoesWrongByAsMuchAsTold() {
        write("#clock-offset", "yesterday");
        robot.clickOn("#set-clock");
        assertTrue(text("#clock-problem").contains("-20m"));
        assertEquals(Duration.ZERO, bench.sandbox().clockOffset());
        write("#clock-offset", "-8766000h");
        robot.clickOn("#set-clock");
        assertTrue(isShown("#clock-problem"), "more than a hundred years");
        write("#clock-offset", "-1200s");
        robot.clickOn("#set-clock");
        assertEquals(Duration.ofMinutes(-20), bench.sandbox().clockOffset());
        assertEquals("-20m", onFx(() -> robot.lookup("#clock-offset").queryTextInputControl().getText()));
        assertTrue(mark().endsWith("clock -20m"), mark());
        robot.clickOn("#reset-clock");
        assertEquals(Duration.ZERO, bench.sandbox().clockOffset());
        assertFalse(isShown("#rail-mark-inspector"));
    }

    @Test
    void theButtonsStayWithinTheSmallestWindow() {
        robot.interact(() -> stage.setWidth(900));
        for (var button : List.of("#sandbox", "#rules", "#forward")) {
            await().until(() -> onFx(() -> node(button).localToScene(node(button).getBoundsInLocal()).getMaxX()) <= 900);
        }
        assertTrue(top("#sandbox") > top("#receiver-url"), "on a line of their own");
        robot.interact(() -> stage.setWidth(1280));
        await().until(() -> top("#sandbox") <= top("#receiver-url") + 4);
    }

    private double top(String query) {
        return onFx(() -> node(query).localToScene(0, 0).getY());
    }

    @Test
    void escapeClosesThePane() {
        robot.push(KeyCode.ESCAPE);
        await().until(() -> !isShown("#sandbox-pane"));
        assertTrue(isShown("#callback-table"));
    }
}

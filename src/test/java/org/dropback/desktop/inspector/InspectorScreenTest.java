package org.dropback.desktop.inspector;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import org.dropback.desktop.Callbacks;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.receiver.AnswerPlan;
import org.dropback.sandbox.receiver.AnswerRule;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.junit.jupiter.api.Test;

class InspectorScreenTest extends WindowTest {

    private TableView<InspectorRow> table() {
        return robot.lookup("#callback-table").queryTableView();
    }

    private List<InspectorRow> callbacks() {
        return onFx(() -> List.copyOf(table().getItems()));
    }

    /** New files bring the uploads forward: the screen that was on show comes back. */
    private void upload(String file) throws Exception {
        var inspecting = isShown("#callback-table");
        var before = bench.queue().jobs().size();
        add(bench.file(file, 46_000));
        await().until(() -> bench.queue().jobs().size() == before + 1 && bench.queue().isIdle());
        if (inspecting) {
            open();
        }
    }

    private String lastAnswer() {
        return new String(bench.queue().jobs().getLast().result().callback().body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private void open() {
        robot.clickOn("#rail-inspector");
    }

    private void awaitCallbacks(int count) {
        await().until(() -> callbacks().size() == count && callbacks().stream().allMatch(row -> row.callback().answered() != null));
    }

    /** What the rail says has come while the inspector was not on show. */
    private void awaitUnseen(int count) {
        await().until(() -> text("#rail-inspector .rail-count").equals(String.valueOf(count)));
    }

    private void tab(String name) {
        robot.clickOn(robot.from(node("#callback-tabs")).lookup(".tab").lookup(name).queryAs(Node.class));
    }

    private void answerWith(String status) {
        robot.interact(() -> robot.lookup("#answer-status").queryComboBox().getEditor().setText(status));
    }

    private String verdict(String query) {
        return onFx(() -> ((VerdictLine) node(query)).text());
    }

    @Test
    void anUploadsCallbackAppearsWithItsSignatureAndAnswer() throws Exception {
        upload("价格表-秋季.xlsx");
        awaitUnseen(1);
        open();
        awaitCallbacks(1);
        await().until(() -> robot.lookup("价格表-秋季.xlsx").tryQuery().isPresent());
        await().until(() -> robot.from(table()).lookup("valid").tryQuery().isPresent());
        await().until(() -> robot.from(table()).lookup("200").tryQuery().isPresent());
        await().until(() -> code("#callback-body").contains("\"by\": \"wei.chen\""));
        assertTrue(verdict("#body-verdict").startsWith("Yes — 200, JSON, Content-Length 15, "), verdict("#body-verdict"));
        tab("Headers");
        assertTrue(robot.from(node("#callback-headers")).lookup("x-oss-pub-key-url").tryQuery().isPresent());
        tab("Raw");
        assertTrue(code("#callback-raw").startsWith("POST /callback HTTP/1.1\n"));
        assertTrue(code("#callback-raw").endsWith(bench.sandbox().callbacks().getFirst().bodyText()));
        tab("Answer");
        assertTrue(code("#callback-answer").contains("\"Status\": \"OK\""));
    }

    @Test
    void aBodyThatWasRewrittenOnTheWayIsToldAsSuch() throws Exception {
        chooseCallback(Workbench.FAILS);
        upload("a.png");
        Callbacks.sendWithRewrittenBody(bench.sandbox());
        open();
        awaitCallbacks(2);
        await().until(() -> robot.from(table()).lookup("mismatch").tryQuery().isPresent());
        choose(callbacks().getFirst());
        tab("Signature");
        await().until(() -> text("#signature-badge").equals("mismatch"));
        assertTrue(robot.from(node("#diagnosis")).lookup(".label").queryAllAs(Labeled.class).stream()
                .anyMatch(sentence -> sentence.getText().contains("the body was read and written again")));
        assertTrue(code("#signed-text").equals("/callback/status/502\nbucket=sandbox&object=" + callbacks().getFirst().callback().object() + "&size=46000"));
    }

    private void choose(InspectorRow row) {
        robot.interact(() -> table().getSelectionModel().select(row));
    }

    @Test
    void theAnswerIsChangedAtOnceAndJudged() throws Exception {
        open();
        answerWith("502");
        upload("a.png");
        awaitCallbacks(1);
        await().until(() -> robot.from(table()).lookup("502").tryQuery().isPresent());
        await().until(() -> verdict("#body-verdict").startsWith("No — 502"));
        assertTrue(verdict("#body-verdict").contains("Error status : 502."));
        robot.interact(() -> robot.lookup("#answer-body").queryTextInputControl().setText("{\"got\":\"{object}\"}"));
        answerWith("200");
        upload("b.png");
        awaitCallbacks(2);
        assertTrue(lastAnswer().contains("{\"got\":\"incoming/"));
    }

    @Test
    void theListTellsWhereOssRefusesAnAnswerOf200() throws Exception {
        open();
        robot.interact(() -> robot.lookup("#answer-body").queryTextInputControl().setText("<html>"));
        upload("a.png");
        awaitCallbacks(1);
        await().until(() -> robot.from(table()).lookup("200 refused").tryQuery().isPresent());
        assertEquals("200 refused", onFx(() -> ((Text) robot.from(table()).lookup("200 refused").queryLabeled().lookup(".text")).getText()), "not cut");
    }

    @Test
    void whatCannotBeAnsweredIsToldAndLeavesTheLastAnswer() throws Exception {
        open();
        answerWith("99");
        assertTrue(text("#answer-problem").contains("200 to 599"));
        assertEquals(200, bench.sandbox().receiver().plan().otherwise().status());
        answerWith("404");
        assertFalse(isShown("#answer-problem"));
        robot.interact(() -> robot.lookup("#answer-body").queryTextInputControl().setText("{nonsense}"));
        assertTrue(text("#answer-problem").contains("{nonsense}"));
        assertEquals("{\"Status\":\"OK\"}", bench.sandbox().receiver().plan().otherwise().body());
        answerWith("drop");
        robot.interact(() -> robot.lookup("#answer-body").queryTextInputControl().setText(""));
        Callbacks.sendUnsigned(bench.sandbox());
        awaitCallbacks(1);
        // A row is in the table before its cells are laid out.
        await().until(() -> robot.from(table()).lookup("dropped").tryQuery().isPresent());
        await().until(() -> robot.from(table()).lookup("missing").tryQuery().isPresent());
    }

    @Test
    void theChosenOneStaysChosenWhenNewOnesCome() throws Exception {
        upload("a.png");
        upload("b.png");
        open();
        awaitCallbacks(2);
        var chosen = callbacks().getLast();
        choose(chosen);
        upload("c.png");
        Callbacks.sendUnsigned(bench.sandbox());
        awaitCallbacks(4);
        assertEquals(chosen, onFx(() -> table().getSelectionModel().getSelectedItem()));
        assertEquals(chosen, callbacks().getLast());
        assertTrue(code("#callback-body").contains("a.png"));
    }

    @Test
    void theNewestIsOnShowWhereSeveralCameBeforeAnybodyLooked() throws Exception {
        upload("a.png");
        awaitUnseen(1);
        upload("b.png");
        awaitUnseen(2);
        open();
        awaitCallbacks(2);
        assertEquals(callbacks().getFirst(), onFx(() -> table().getSelectionModel().getSelectedItem()));
        assertTrue(callbacks().getFirst().callback().object().endsWith("b.png"));
        assertEquals("2 callbacks received", text("#screen-status"));
    }

    @Test
    void controlFSearches() throws Exception {
        upload("alpha.png");
        upload("beta.png");
        open();
        awaitCallbacks(2);
        robot.push(KeyCode.SHORTCUT, KeyCode.F).write("ALPHA");
        await().until(() -> callbacks().size() == 1);
        assertEquals("1 callback", text("#inspector-count"));
        assertTrue(callbacks().getFirst().callback().object().endsWith("alpha.png"));
        robot.eraseText(5).write("nowhere");
        await().until(() -> callbacks().isEmpty());
        await().until(() -> robot.lookup("No callback matches").tryQuery().isPresent());
    }

    @Test
    void pausedNothingIsKeptButAllIsAnswered() throws Exception {
        open();
        robot.clickOn("#pause");
        assertEquals("not recording", text("#receiver-state"));
        upload("a.png");
        assertEquals(200, bench.queue().jobs().getLast().result().callback().httpStatus());
        robot.clickOn("#pause");
        upload("b.png");
        awaitCallbacks(1);
        assertTrue(callbacks().getFirst().callback().object().endsWith("b.png"));
        assertEquals("1 callback received", text("#screen-status"));
    }

    @Test
    void aReplayArrivesSignedAnewAndWithTheSameBytes() throws Exception {
        upload("a.png");
        open();
        awaitCallbacks(1);
        robot.clickOn("#replay");
        await().until(() -> isShown("#replay-pane"));
        robot.interact(() -> node("#replay-url").requestFocus());
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        await().until(() -> isShown("#replay-answer"));
        assertTrue(text("#replay-headline").startsWith("HTTP 200 after "));
        assertTrue(verdict("#replay-verdict").startsWith("Yes"));
        awaitCallbacks(2);
        var received = bench.sandbox().callbacks();
        assertArrayEquals(received.getFirst().body(), received.getLast().body());
        assertEquals("valid", received.getLast().signature().text());
        robot.push(KeyCode.ESCAPE);
        await().until(() -> !isShown("#replay-pane"));
    }

    @Test
    void anEditedReplayGoesToAnotherServerAndFailuresAreTold() throws Exception {
        upload("a.png");
        open();
        awaitCallbacks(1);
        robot.clickOn("#replay");
        await().until(() -> isShown("#replay-pane"));
        try (var other = Sandbox.start(SandboxOptions.temporary())) {
            robot.interact(() -> {
                robot.lookup("#replay-url").queryTextInputControl().setText(other.receiverUrl() + "?again=1");
                robot.lookup("#replay-headers").queryTextInputControl().setText("Content-Type: application/json\nX-Mine: 汉");
                robot.lookup("#replay-body").queryTextInputControl().setText("{\"edited\":true}");
            });
            robot.clickOn("#replay-send");
            await().until(() -> isShown("#replay-answer"));
            var received = other.callbacks().getFirst();
            assertEquals("/callback?again=1", received.target());
            assertEquals("{\"edited\":true}", received.bodyText());
            assertEquals("汉", received.header("x-mine").orElseThrow());
            robot.interact(() -> robot.lookup("#replay-headers").queryTextInputControl().setText("no colon"));
            robot.clickOn("#replay-send");
            assertTrue(text("#replay-headline").contains("no colon"));
            robot.interact(() -> robot.lookup("#replay-headers").queryTextInputControl().setText(""));
        }
        robot.clickOn("#replay-send");
        await().until(() -> text("#replay-headline").startsWith("Nothing listens there"));
    }

    @Test
    void aReplayCanBeCancelled() throws Exception {
        upload("a.png");
        open();
        awaitCallbacks(1);
        bench.sandbox().receiver().answerWith(bench.sandbox().receiver().plan().otherwise().withDelay(Duration.ofMinutes(10)));
        robot.clickOn("#replay");
        await().until(() -> isShown("#replay-pane"));
        robot.clickOn("#replay-send");
        await().until(() -> callbacks().size() == 2);
        await().until(() -> robot.from(table()).lookup("answering…").tryQuery().isPresent());
        robot.clickOn("#replay-cancel");
        assertTrue(text("#replay-headline").startsWith("Cancelled."));
        assertFalse(node("#replay-send").isDisabled());
    }

    @Test
    void callbacksAreForwardedUntilThatIsStopped() throws Exception {
        open();
        robot.clickOn("#forward");
        try (var other = Sandbox.start(SandboxOptions.temporary())) {
            other.receiver().answerWith(other.receiver().plan().otherwise().withBody("{\"from\":\"the other\"}"));
            robot.interact(() -> robot.lookup("#forward-url").queryTextInputControl().setText("no url"));
            robot.clickOn("#forward-start");
            assertTrue(text("#forward-state").contains("no http or https URL"));
            robot.interact(() -> robot.lookup("#forward-url").queryTextInputControl().setText(other.receiverUrl().getAuthority()));
            robot.clickOn("#forward-start");
            assertEquals("Forwarding", onFx(() -> ((ToggleButton) node("#forward")).getText()));
            assertTrue(node("#answer-status").isDisabled());
            upload("a.png");
            awaitCallbacks(1);
            assertEquals("{\"from\":\"the other\"}", lastAnswer());
            tab("Answer");
            await().until(() -> text("#answer-story").startsWith("Answered by " + URI.create("http://" + other.receiverUrl().getAuthority())));
        }
        robot.clickOn("#forward-stop");
        upload("b.png");
        assertEquals("{\"Status\":\"OK\"}", lastAnswer());
    }

    @Test
    void whatOthersTellTheReceiverToAnswerIsShownAndStaysInForce() {
        open();
        robot.clickOn("#rules");
        robot.clickOn("#add-rule");
        var teapot = ReceiverAnswer.OK.withStatus(418).withBody("{\"short\":true}").withDelay(Duration.ofMillis(70));
        var plan = new AnswerPlan(List.of(new AnswerRule(AnswerRule.On.PATH, "/callback*", teapot), new AnswerRule(AnswerRule.On.OBJECT, "*.zip", teapot)),
                teapot.withStatus(503), URI.create("http://127.0.0.1:9/there"));
        bench.sandbox().receiver().answerBy(plan);
        await().until(() -> onFx(() -> robot.lookup("#answer-status").queryComboBox().getEditor().getText()).equals("503"));
        await().until(() -> onFx(() -> robot.lookup(".rule-glob").queryAllAs(TextField.class).stream().map(TextField::getText).toList())
                .equals(List.of("/callback*", "*.zip")));
        assertEquals("{\"short\":true}", onFx(() -> robot.lookup("#answer-body").queryTextInputControl().getText()));
        assertEquals(Duration.ofMillis(70), onFx(() -> robot.lookup("#answer-delay").queryComboBox().getValue()));
        assertEquals("http://127.0.0.1:9/there", onFx(() -> robot.lookup("#forward-url").queryTextInputControl().getText()));
        assertTrue(onFx(() -> node("#answer-status").isDisabled()));
        assertEquals(plan, bench.sandbox().receiver().plan());
    }

    @Test
    void aRuleAnswersSomeCallbacksOtherwise() throws Exception {
        open();
        robot.clickOn("#rules");
        assertFalse(isShown(".rule-scroll"), "no room for no rules");
        System.gc();
        robot.clickOn("#add-rule");
        await().until(() -> onFx(() -> node("#rules").getPseudoClassStates().contains(PseudoClass.getPseudoClass("active"))));
        robot.interact(() -> robot.lookup(".rule-glob").queryTextInputControl().setText("*.png"));
        upload("a.png");
        upload("a.jpg");
        awaitCallbacks(2);
        assertEquals(List.of(200, 502), callbacks().stream().map(row -> row.callback().answered()).toList());
        var rule = bench.sandbox().receiver().plan().rules().getFirst();
        assertEquals("{\"Status\":\"busy\"}", rule.answer().body());
        robot.clickOn(robot.from(node("#rules-bar")).lookup(".icon-only").<Node>query());
        assertTrue(bench.sandbox().receiver().plan().rules().isEmpty());
    }

    @Test
    void theMenuOfARowCopies() throws Exception {
        chooseCallback(Workbench.FAILS);
        upload("a b.png");
        open();
        awaitCallbacks(1);
        robot.clickOn("a b.png", MouseButton.SECONDARY).clickOn("Copy as curl");
        await().until(() -> clipboard().startsWith("curl "));
        assertTrue(clipboard().contains("'" + bench.sandbox().receiverUrl() + "/status/502'"));
        robot.clickOn("a b.png", MouseButton.SECONDARY).clickOn("Copy details");
        await().until(() -> clipboard().contains("Would OSS accept this answer? No"));
        assertTrue(clipboard().contains("Signature: valid"));
        assertTrue(code("#callback-body").contains("size=46000\n") || code("#callback-body").endsWith("size=46000"), code("#callback-body"));
    }

    private String clipboard() {
        return onFx(() -> Clipboard.getSystemClipboard().hasString() ? Clipboard.getSystemClipboard().getString() : "");
    }

    @Test
    void deleteRemovesACallbackAndUndoBringsItBack() throws Exception {
        upload("a.png");
        upload("b.png");
        open();
        awaitCallbacks(2);
        choose(callbacks().getFirst());
        robot.interact(() -> table().requestFocus());
        robot.push(KeyCode.DELETE);
        await().until(() -> callbacks().size() == 1);
        assertTrue(code("#callback-body").contains("a.png"), "the next one is chosen");
        assertEquals(2, bench.sandbox().callbacks().size(), "nothing is lost while it can be undone");
        robot.clickOn("#toast-action");
        awaitCallbacks(2);
        robot.interact(() -> table().requestFocus());
        robot.push(KeyCode.DELETE);
        await().until(() -> callbacks().size() == 1);
        closeWindow();
        assertEquals(1, bench.sandbox().callbacks().size());
    }

    @Test
    void clearForgetsAllThatWasThereUnlessItIsUndone() throws Exception {
        upload("a.png");
        open();
        awaitCallbacks(1);
        robot.clickOn("#clear");
        await().until(() -> callbacks().isEmpty());
        robot.clickOn("#toast-action");
        awaitCallbacks(1);
        robot.clickOn("#clear");
        await().until(() -> callbacks().isEmpty());
        upload("b.png");
        awaitCallbacks(1);
        closeWindow();
        assertEquals(1, bench.sandbox().callbacks().size());
        assertTrue(bench.sandbox().callbacks().getFirst().bodyText().contains("b.png"));
    }

    @Test
    void ofVeryManyOnlyPagesAreLoaded() throws Exception {
        upload("a.png");
        var log = bench.sandbox().receiver().log();
        var callback = bench.sandbox().callbacks().getFirst();
        for (var n = 1; n < 50_000; n++) {
            log.add(callback);
        }
        open();
        await().until(() -> text("#inspector-count").equals("50,000 callbacks"));
        var loaded = callbacks().size();
        assertTrue(loaded <= 3 * CallbackRows.PAGE, loaded + " rows");
        robot.interact(() -> table().scrollTo(loaded - 1));
        await().until(() -> callbacks().size() > loaded);
        assertTrue(callbacks().size() < 10_000);
    }

    @Test
    void withoutCallbacksTheScreenSaysWhatToDo() {
        open();
        await().until(() -> robot.lookup("No callback has come yet").tryQuery().isPresent());
        assertTrue(node("#clear").isDisabled());
    }
}

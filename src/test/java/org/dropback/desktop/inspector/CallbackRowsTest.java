package org.dropback.desktop.inspector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dropback.callback.AnswerRules;
import org.dropback.callback.SignatureCheck;
import org.dropback.sandbox.receiver.CallbackLog;
import org.dropback.sandbox.receiver.MemoryCallbackLog;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.sandbox.receiver.SentAnswer;
import org.junit.jupiter.api.Test;

class CallbackRowsTest {

    private final CallbackLog log = new MemoryCallbackLog();
    private final CallbackRows rows = new CallbackRows(log);

    private ReceivedCallback receive(String object) {
        var head = "POST /callback HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(UTF_8);
        var body = ("object=" + object).getBytes(UTF_8);
        return log.add(ReceivedCallback.of(0, Instant.EPOCH, head, body, SignatureCheck.unreachable("/callback", List.of(), body), null));
    }

    private void receive(int count) {
        for (var n = 0; n < count; n++) {
            receive("o" + n);
        }
    }

    private void look(String search) {
        rows.show(rows.newest(search));
    }

    private List<String> objects() {
        return rows.shown().stream().map(row -> row.callback().object()).toList();
    }

    private void scrollOn(String search) {
        var last = rows.shown().getLast().id();
        rows.append(rows.olderThan(last, search), last);
    }

    @Test
    void newOnesComeOnTopAndTheOldRowsStayTheSame() {
        receive("a");
        look("");
        var first = rows.shown().getFirst();
        receive("b");
        receive("c");
        look("");
        assertEquals(List.of("c", "b", "a"), objects());
        assertSame(first, rows.shown().getLast());
        assertEquals(3, rows.keptProperty().get());
    }

    @Test
    void anAnswerIsFilledInWhereTheRowIs() {
        var callback = receive("a");
        look("");
        var row = rows.shown().getFirst();
        log.answered(callback.id(), new SentAnswer(502, List.of(), new byte[0], Duration.ZERO, Duration.ofMillis(3), null, AnswerRules.DEFAULT));
        look("");
        assertSame(row, rows.shown().getFirst());
        assertEquals(502, row.callback().answered());
    }

    @Test
    void olderOnesComePageByPageAndStayWhenNewOnesCome() {
        receive(CallbackRows.PAGE * 2 + 7);
        look("");
        assertEquals(CallbackRows.PAGE, rows.shown().size());
        assertTrue(rows.hasOlder());
        scrollOn("");
        scrollOn("");
        assertEquals(CallbackRows.PAGE * 2 + 7, rows.shown().size());
        assertFalse(rows.hasOlder());
        receive("new");
        look("");
        assertEquals(CallbackRows.PAGE * 2 + 8, rows.shown().size());
        assertEquals("new", objects().getFirst());
        assertEquals("o0", objects().getLast());
    }

    @Test
    void moreThanAPageAtOnceLeavesNoGap() {
        receive(3);
        look("");
        receive(CallbackRows.PAGE + 50);
        look("");
        assertEquals(CallbackRows.PAGE, rows.shown().size());
        scrollOn("");
        assertEquals(CallbackRows.PAGE + 53, rows.shown().size());
        for (var at = 1; at < rows.shown().size(); at++) {
            assertEquals(rows.shown().get(at - 1).id() - 1, rows.shown().get(at).id());
        }
    }

    @Test
    void aSearchShowsWhatItFindsAndItsEndAllAgain() {
        receive("alpha");
        receive("beta");
        look("");
        var alpha = rows.shown().getLast();
        look("ALPHA");
        assertEquals(List.of("alpha"), objects());
        assertSame(alpha, rows.shown().getFirst());
        assertEquals(1, rows.foundProperty().get());
        assertEquals(2, rows.keptProperty().get());
        look("");
        assertEquals(List.of("beta", "alpha"), objects());
    }

    @Test
    void aPageOfAnotherSearchIsNotAppended() {
        receive(CallbackRows.PAGE + 5);
        look("");
        var last = rows.shown().getLast().id();
        var late = rows.olderThan(last, "o1");
        rows.append(late, last);
        assertEquals(CallbackRows.PAGE, rows.shown().size());
    }

    @Test
    void whatTheLogDroppedLeavesTheList() {
        receive(5);
        look("");
        log.remove(1, 3);
        look("");
        assertEquals(List.of("o4", "o3"), objects());
        log.clear();
        look("");
        assertEquals(List.of(), objects());
        assertEquals(0, rows.keptProperty().get());
    }

    @Test
    void whatIsHiddenIsNeitherShownNorCountedUntilItIsBack() {
        receive(4);
        var one = new CallbackRows.Hidden(2, 2, 1);
        rows.hide(one);
        look("");
        assertEquals(List.of("o3", "o2", "o0"), objects());
        assertEquals(3, rows.keptProperty().get());
        var all = rows.all();
        rows.hide(all);
        receive("after");
        look("");
        assertEquals(List.of("after"), objects());
        assertEquals(1, rows.keptProperty().get());
        rows.unhide(all);
        rows.unhide(one);
        look("");
        assertEquals(5, rows.shown().size());
        assertEquals(5, rows.keptProperty().get());
    }
}

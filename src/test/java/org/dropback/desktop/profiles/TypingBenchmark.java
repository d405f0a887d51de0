package org.dropback.desktop.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.dropback.desktop.WindowTest;
import org.dropback.desktop.Workbench;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** How long the FX thread is busy with one key in a body of 5 KB with 100 variables: typing, colours, checks, preview and layout. */
@Tag("benchmark")
class TypingBenchmark extends WindowTest {

    private static final int KEYS = 40;

    private ProfileDraft draft;

    @Test
    void aKeyInALargeBody() {
        robot.clickOn("#rail-profiles");
        await().until(() -> isShown(Workbench.WORKS));
        robot.clickOn(Workbench.WORKS);
        draft = onFx(() -> ((ListRow.Entry) robot.lookup("#profiles").queryListView().getSelectionModel().getSelectedItem()).draft());
        robot.interact(() -> {
            for (int i = 0; i < 100; i++) {
                draft.rows().addVariable();
                draft.variables().getLast().nameProperty().set("x:variable_" + i);
                draft.variables().getLast().valueProperty().set("value " + i);
            }
        });
        for (var separator : new String[] {",\n", ", "}) {
            var body = IntStream.range(0, 100).mapToObj(i -> "\"name number %03d\": [${x:variable_%d}, 12]".formatted(i, i))
                    .collect(Collectors.joining(separator, "{", "}")) + " ".repeat(1000);
            setBody(body);
            WaitForAsyncUtils.waitForFxEvents(20);
            assertTrue(body.length() > 5000);
            measure(separator.equals(", ") ? "one line" : "100 lines");
        }
    }

    /** By the FX thread's own clock, so that other programs do not count. */
    private void measure(String what) {
        var area = (CodeArea) node("#body");
        var keys = new ArrayList<Long>();
        var pulses = new ArrayList<Long>();
        var rest = new ArrayList<Long>();
        robot.interact(() -> area.moveTo(area.getLength() / 2));
        settle(area);
        for (int i = 0; i < KEYS; i++) {
            var drawn = new CompletableFuture<Long>();
            long start = onFx(() -> {
                long before = clock();
                afterPulses(2, () -> drawn.complete(clock()));
                Event.fireEvent(area, new KeyEvent(KeyEvent.KEY_TYPED, "k", "", KeyCode.UNDEFINED, false, false, false, false));
                keys.add(clock() - before);
                return before;
            });
            pulses.add(drawn.join() - start);
            settle(area);
            rest.add(onFx(this::clock) - drawn.join());
        }
        System.err.printf("%s: the key itself %s; with colours and layout of its two pulses %s; once typing pauses, checks and preview %s%n", what,
                summary(keys), summary(pulses), summary(rest));
    }

    private void afterPulses(int count, Runnable then) {
        var left = new AtomicInteger(count);
        var scene = stage.getScene();
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                Platform.requestNextPulse();
                if (left.decrementAndGet() == 0) {
                    scene.removePostLayoutPulseListener(this);
                    then.run();
                }
            }
        });
        Platform.requestNextPulse();
    }

    /** Until the preview shows what was typed. */
    private void settle(CodeArea area) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> onFx(() -> draft.previewProperty().get().snippet().callback().body().equals(area.getText())));
        var drawn = new CompletableFuture<Boolean>();
        robot.interact(() -> afterPulses(2, () -> drawn.complete(true)));
        drawn.join();
    }

    private long clock() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long median(ArrayList<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2);
    }

    private static String summary(ArrayList<Long> nanos) {
        return "%.1f ms (median), %.1f ms (19 of 20)".formatted(median(nanos) / 1e6, nanos.stream().sorted().toList().get(KEYS * 19 / 20) / 1e6);
    }
}

package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.stage.Stage;
import org.dropback.text.Messages;
import org.dropback.upload.JobState;
import org.dropback.upload.TimelineEvent;
import org.dropback.upload.TimelineEvent.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class TimelineTabTest {

    private TimelineTab timeline;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        onFx(() -> {
            timeline = new TimelineTab(ZoneOffset.UTC, Messages.of(Locale.ENGLISH));
            stage = new Stage();
            stage.setScene(new Scene(timeline, 500, 260));
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        onFx(() -> stage.close());
    }

    private static void onFx(Runnable work) throws Exception {
        WaitForAsyncUtils.asyncFx(work).get(60, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void show(List<TimelineEvent> events) throws Exception {
        onFx(() -> timeline.show(Jobs.with(Jobs.job(1, "a", JobState.CALLBACK_FAILED), events)));
    }

    private static List<TimelineEvent> parts(int count) {
        return Stream.iterate(1, part -> part + 1).limit(count).map(part -> event(Kind.PART_DONE, part + "/50")).toList();
    }

    private static TimelineEvent event(Kind kind, String detail) {
        return new TimelineEvent(Instant.EPOCH, kind, detail);
    }

    /** The details of the lines that are seen. */
    private List<String> seen() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> timeline.lookupAll(".list-cell").stream().map(cell -> (ListCell<?>) cell)
                .filter(cell -> cell.isVisible() && cell.getItem() != null && cell.getParent().getParent().getLayoutBounds().contains(cell.getBoundsInParent().getCenterX(), cell.getBoundsInParent().getMinY()))
                .map(cell -> ((TimelineEvent) cell.getItem()).detail()).toList()).get(60, TimeUnit.SECONDS);
    }

    @Test
    void theNewestLineIsSeenUnlessSomebodyScrolledBack() throws Exception {
        show(parts(40));
        assertTrue(seen().contains("40/50"), seen().toString());
        show(parts(45));
        assertTrue(seen().contains("45/50"), seen().toString());
        onFx(() -> timeline.scrollTo(0));
        show(parts(50));
        assertTrue(seen().contains("1/50") && !seen().contains("50/50"), seen().toString());
    }

    @Test
    void theLatestPartTakesThePlaceOfTheOneBefore() throws Exception {
        show(List.of(event(Kind.PART_DONE, "1/50"), event(Kind.PART_DONE, "2/50")));
        show(List.of(event(Kind.PART_DONE, "1/50"), event(Kind.PART_DONE, "9/50")));
        assertEquals(List.of("1/50", "9/50"), List.copyOf(timeline.getItems()).stream().map(TimelineEvent::detail).toList());
        show(List.of(event(Kind.PART_DONE, "1/50"), event(Kind.RETRIED, "#1 ConnectionLost"), event(Kind.PART_DONE, "10/50")));
        assertEquals(List.of("1/50", "#1 ConnectionLost", "10/50"), List.copyOf(timeline.getItems()).stream().map(TimelineEvent::detail).toList());
    }

    @Test
    void anIdentifierSaysWhatItIsAndStoredIsSaidOnce() throws Exception {
        show(List.of(event(Kind.INITIATED, "U1"), event(Kind.STORED, "R1"), event(Kind.CALLBACK_FAILED, "Error status : 502.")));
        var lines = WaitForAsyncUtils.asyncFx(() -> timeline.lookupAll(".timeline-line .label").stream().map(label -> ((Label) label).getText()).toList())
                .get(60, TimeUnit.SECONDS);
        assertTrue(lines.containsAll(List.of("upload ID U1", "request R1", "The callback failed", "Error status : 502.")), lines.toString());
        assertEquals(1, lines.stream().filter(text -> text.contains("Stored")).count());
    }
}

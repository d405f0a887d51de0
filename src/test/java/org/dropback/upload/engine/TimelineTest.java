package org.dropback.upload.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.dropback.upload.TimelineEvent;
import org.dropback.upload.TimelineEvent.Kind;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Timeline timeline = new Timeline(Clock.fixed(Instant.parse("2026-11-22T11:34:21Z"), ZoneOffset.UTC), java.util.List.of());

    private List<String> lines() {
        return timeline.events().stream().map(event -> event.kind() + " " + event.detail()).toList();
    }

    @Test
    void tenThousandPartsAreTwoEvents() {
        timeline.add(Kind.INITIATED, "id");
        for (var part = 1; part <= 10_000; part++) {
            timeline.addPart(part, 10_000);
        }
        timeline.add(Kind.ALL_SENT, "");
        assertEquals(List.of("INITIATED id", "PART_DONE 1/10000", "PART_DONE 10000/10000", "ALL_SENT "), lines());
    }

    @Test
    void aSinglePartIsOneEvent() {
        timeline.addPart(1, 1);
        assertEquals(List.of("PART_DONE 1/1"), lines());
    }

    @Test
    void onALineThatOftenBreaksTheFirstAndTheLatestTryAreKept() {
        timeline.add(Kind.INITIATED, "id");
        for (var part = 1; part <= 1000; part++) {
            timeline.addTry("ConnectionLost");
            timeline.addPart(part, 1000);
        }
        assertEquals(List.of("INITIATED id", "RETRIED #1 ConnectionLost", "PART_DONE 1/1000", "RETRIED #1000 ConnectionLost", "PART_DONE 1000/1000"), lines());
    }

    @Test
    void whatAnEarlierRunKeptStays() {
        timeline.addTry("ConnectionLost");
        timeline.addTry("TimedOut");
        timeline.addPart(5, 9);
        timeline.addPart(6, 9);
        var next = new Timeline(Clock.systemUTC(), timeline.events());
        next.addPart(7, 9);
        next.addTry("HostUnknown");
        assertEquals(timeline.events(), next.events().subList(0, 4));
        assertEquals(List.of("7/9", "#1 HostUnknown"), next.events().stream().skip(4).map(TimelineEvent::detail).toList());
    }

    @Test
    void eachEventHasItsTime() {
        timeline.add(Kind.QUEUED, "");
        assertEquals(new TimelineEvent(Instant.parse("2026-11-22T11:34:21Z"), Kind.QUEUED, ""), timeline.events().getFirst());
    }
}

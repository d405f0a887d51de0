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
    void eachEventHasItsTime() {
        timeline.add(Kind.QUEUED, "");
        assertEquals(new TimelineEvent(Instant.parse("2026-11-22T11:34:21Z"), Kind.QUEUED, ""), timeline.events().getFirst());
    }
}

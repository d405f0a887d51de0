package org.dropback.upload.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.dropback.upload.TimelineEvent;
import org.dropback.upload.TimelineEvent.Kind;

/** What happened to a job. Of its parts only the first and the latest: ten thousand jobs of ten thousand parts must fit. Not safe for threads by itself. */
final class Timeline {

    private final Clock clock;
    private final List<TimelineEvent> events = new ArrayList<>(6);

    Timeline(Clock clock, List<TimelineEvent> before) {
        this.clock = clock;
        events.addAll(before);
    }

    void add(Kind kind, String detail) {
        events.add(new TimelineEvent(clock.instant(), kind, detail));
    }

    /** @param done parts that OSS has, this one included */
    void addPart(int done, int total) {
        if (done > 2 && events.size() > 1 && events.getLast().kind() == Kind.PART_DONE && events.get(events.size() - 2).kind() == Kind.PART_DONE) {
            events.removeLast();
        }
        add(Kind.PART_DONE, done + "/" + total);
    }

    List<TimelineEvent> events() {
        return List.copyOf(events);
    }
}

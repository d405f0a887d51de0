package org.dropback.upload.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.dropback.upload.TimelineEvent;
import org.dropback.upload.TimelineEvent.Kind;

/** What happened to a job. Of the parts and the tries of a run only the first and the latest: ten thousand jobs of ten thousand parts must fit. Not safe for threads by itself. */
final class Timeline {

    private final Clock clock;
    private final List<TimelineEvent> events = new ArrayList<>(6);
    /** Events of earlier runs. */
    private final int earlier;
    /** Of this run. */
    private int tries;

    Timeline(Clock clock, List<TimelineEvent> before) {
        this.clock = clock;
        events.addAll(before);
        earlier = before.size();
    }

    void add(Kind kind, String detail) {
        events.add(new TimelineEvent(clock.instant(), kind, detail));
    }

    /** @param done parts that OSS has, this one included */
    void addPart(int done, int total) {
        addLatest(Kind.PART_DONE, done + "/" + total);
    }

    /** A request goes out once more. @param why the code of what went wrong */
    void addTry(String why) {
        addLatest(Kind.RETRIED, "#" + ++tries + " " + why);
    }

    private void addLatest(Kind kind, String detail) {
        int found = 0;
        int latest = 0;
        for (int i = earlier; i < events.size(); i++) {
            if (events.get(i).kind() == kind) {
                found++;
                latest = i;
            }
        }
        if (found > 1) {
            events.remove(latest);
        }
        add(kind, detail);
    }

    List<TimelineEvent> events() {
        return List.copyOf(events);
    }
}

package org.dropback.upload;

import java.time.Instant;
import java.util.Set;

/**
 * Which attempts are wanted.
 *
 * @param text     part of a file name or of a key, whatever its case, or a request ID; "" for all
 * @param since    the earliest
 * @param outcomes empty for all
 */
public record HistoryFilter(String text, Instant since, Set<JobState> outcomes) {

    public static final HistoryFilter ALL = new HistoryFilter("", Instant.EPOCH, Set.of());

    public HistoryFilter {
        outcomes = Set.copyOf(outcomes);
    }
}

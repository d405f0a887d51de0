package org.dropback.upload;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which jobs are wanted.
 *
 * @param states empty for all
 * @param text   what the relative path or the key must contain, whatever the case of its ASCII letters; empty for all
 */
public record JobFilter(Set<JobState> states, String text) {

    public static final JobFilter ALL = new JobFilter(Set.of(), "");

    public JobFilter {
        states = states.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(states));
    }
}

package org.dropback.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JobIdsTest {

    private static List<String> runs(JobIds ids) {
        var runs = new ArrayList<String>();
        ids.eachRun((first, last) -> runs.add(first + "-" + last));
        return runs;
    }

    @Test
    void theyAreAscendingAndEachOnce() {
        var ids = JobIds.of(5, 1, 3, 5, 1);
        assertEquals(List.of(1L, 3L, 5L), List.copyOf(ids));
        assertTrue(ids.contains(3));
        assertTrue(ids.contains(Long.valueOf(5)));
        assertFalse(ids.contains(2));
        assertSame(ids, JobIds.copyOf(ids));
    }

    @Test
    void idsWithoutAGapAreOneRun() {
        assertEquals(List.of("1-3", "7-7", "9-10"), runs(JobIds.of(1, 2, 3, 7, 9, 10)));
        assertEquals(List.of(), runs(JobIds.NONE));
        assertEquals(List.of("1-1000000"), runs(JobIds.of(LongStream.rangeClosed(1, 1_000_000))));
    }

    @Test
    void theyAreAddedAndTakenAway() {
        assertEquals(List.of(1L, 2L, 3L), List.copyOf(JobIds.of(1, 3).with(JobIds.of(2, 3))));
        assertEquals(List.of(1L), List.copyOf(JobIds.of(1, 3).without(JobIds.of(2, 3))));
        assertEquals(List.of(4L), List.copyOf(JobIds.of(3, 4).only(id -> id % 2 == 0)));
    }
}

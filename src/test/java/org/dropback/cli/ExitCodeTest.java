package org.dropback.cli;

import static org.dropback.upload.JobState.CALLBACK_FAILED;
import static org.dropback.upload.JobState.CALLBACK_UNKNOWN;
import static org.dropback.upload.JobState.CANCELLED;
import static org.dropback.upload.JobState.DONE;
import static org.dropback.upload.JobState.FAILED;
import static org.dropback.upload.JobState.SKIPPED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

    @Test
    void allDoneOrSkippedIsZero() {
        assertEquals(0, ExitCode.of(List.of(DONE, SKIPPED, DONE)));
    }

    @Test
    void everythingStoredWithABadCallbackIsThree() {
        assertEquals(3, ExitCode.of(List.of(DONE, CALLBACK_FAILED)));
        assertEquals(3, ExitCode.of(List.of(CALLBACK_UNKNOWN, DONE)));
    }

    @Test
    void aFailureOutweighsACallback() {
        assertEquals(1, ExitCode.of(List.of(FAILED, CALLBACK_FAILED)));
        assertEquals(1, ExitCode.of(List.of(CALLBACK_FAILED, CANCELLED, DONE)));
    }
}

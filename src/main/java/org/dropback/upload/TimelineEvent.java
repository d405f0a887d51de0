package org.dropback.upload;

import java.time.Instant;

/**
 * Something that happened to a job.
 *
 * @param kind   names its text in the messages: {@code timeline.<kind>}
 * @param detail technical, such as an upload ID or a request ID; empty when there is none
 */
public record TimelineEvent(Instant at, Kind kind, String detail) {

    public enum Kind { QUEUED, STARTED, INITIATED, PART_DONE, ALL_SENT, STORED, CALLBACK_ANSWERED, CALLBACK_FAILED, CALLBACK_UNKNOWN, FAILED, CANCELLED, ABORTED,
        PAUSED, RESUMED, RETRIED, RESTARTED, RENAMED, SKIPPED, ASKED, URL_NEEDED, HELD_BACK, CALLED_AGAIN, NOT_CALLED_AGAIN,
        /** An object that was called back again is not what it was. */
        DIFFERS }
}

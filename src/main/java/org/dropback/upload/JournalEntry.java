package org.dropback.upload;

/** A job as the journal holds it. */
public record JournalEntry(JobSnapshot job, Checkpoint checkpoint) {
}

package org.dropback.cli;

import org.dropback.upload.JobSnapshot;

/** Tells how the uploads go. One thread. */
interface Reporter {

    /** The reporter for {@code --output}. */
    static Reporter of(OutputOption output, CliServices services) {
        return switch (output.form) {
            case TEXT -> new TextReporter(services.console(), services.messages());
            case JSONL -> new JsonReporter(services.console(), services.messages());
        };
    }

    /** Called several times a second while something runs. */
    default void progress(RunTotals totals) {
    }

    /** As {@link #progress(RunTotals)}, of objects whose bytes stay where they are. */
    default void progress(long ended, long all) {
    }

    /** Called once for each file, in the order in which they end. */
    void finished(Finished finished);

    /** As {@link #finished(Finished)}. */
    default void finished(JobSnapshot job) {
        finished(Finished.of(job));
    }

    /** Called in place of {@link #summary} where there is no more to say. */
    default void ended() {
    }

    /** Called once, after the last file. */
    default void summary(RunTotals totals) {
    }
}

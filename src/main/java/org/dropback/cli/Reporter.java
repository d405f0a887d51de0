package org.dropback.cli;

import java.util.List;
import java.util.function.Supplier;
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

    /** Called several times a second while something runs. @param jobs all of them; asked only by who shows them */
    default void progress(Supplier<List<JobSnapshot>> jobs) {
    }

    /** Called once for each file, in the order in which they end. */
    void finished(JobSnapshot job);

    /** Called once, after the last file. */
    default void summary(List<JobSnapshot> jobs) {
    }
}

package org.dropback.cli;

import java.util.Collection;
import org.dropback.upload.JobState;

/** The exit codes of the command line's contract. */
public final class ExitCode {

    /** All done or skipped. */
    public static final int OK = 0;
    /** Something failed. */
    public static final int FAILED = 1;
    public static final int WRONG_USAGE = 2;
    /** Everything is stored, some callback failed or nobody knows. */
    public static final int CALLBACK_FAILED = 3;
    public static final int INTERRUPTED = 130;

    private ExitCode() {
    }

    /** The code of finished jobs: the worst of them decides. */
    static int of(Collection<JobState> states) {
        int code = OK;
        for (var state : states) {
            switch (state) {
                case DONE, SKIPPED -> { }
                case CALLBACK_FAILED, CALLBACK_UNKNOWN -> code = code == OK ? CALLBACK_FAILED : code;
                case FAILED, CANCELLED, WAITING, UPLOADING, CALLING_BACK, PAUSED, ASKING, URL_NEEDED -> code = FAILED;
            }
        }
        return code;
    }
}

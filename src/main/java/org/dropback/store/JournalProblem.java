package org.dropback.store;

import java.nio.file.Path;
import java.util.Locale;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Why the journal is not as it was.
 *
 * @param aside     where a damaged file is now; null for none
 * @param recovered jobs that were read from it
 */
public record JournalProblem(Kind kind, Path file, String detail, @Nullable Path aside, long recovered) {

    /** Named in the messages as {@code journal.problem.<kind>}. */
    public enum Kind {
        /** Moved aside, and a new one begun with what could be read. */
        DAMAGED,
        /** Of a newer version, and left alone: jobs are kept in memory only. */
        NEWER,
        /** Nothing can be written there: jobs are kept in memory only. */
        UNUSABLE
    }

    public String text(Messages messages) {
        return messages.get("journal.problem." + kind.name().toLowerCase(Locale.ROOT), file.toString(), detail, String.valueOf(aside), String.valueOf(recovered));
    }
}

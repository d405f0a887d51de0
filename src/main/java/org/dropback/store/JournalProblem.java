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
        /** Its disk is full, and it is left alone: jobs are kept in memory only. */
        FULL,
        /** Nothing can be written there: jobs are kept in memory only. */
        UNUSABLE;

        /** @param failure of what could not be opened */
        static Kind of(Exception failure) {
            return switch (Sql.code(failure)) {
                case SQLITE_SCHEMA -> NEWER;
                // A full disk has no room for the memory that its readers share either.
                case SQLITE_FULL, SQLITE_IOERR_SHMSIZE -> FULL;
                default -> UNUSABLE;
            };
        }
    }

    public String text(Messages messages) {
        return messages.get("journal.problem." + kind.name().toLowerCase(Locale.ROOT), file.toString(), detail, String.valueOf(aside), String.valueOf(recovered));
    }
}

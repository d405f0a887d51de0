package org.dropback.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.upload.HistoryEntry;
import org.dropback.upload.HistoryFilter;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.jspecify.annotations.Nullable;

/**
 * Stored objects whose callback is to be called again, as the history tells of them.
 *
 * @param entries of each object the last attempt
 * @param refused what cannot be called again as it was recorded, since secrets are not kept
 */
record FailedCallbacks(List<Again> entries, List<Finished> refused) {

    /** One of them, with its callback. */
    record Again(Connection connection, String key, CallbackProfile profile) {
    }

    /**
     * @param unknown whether also those of which nobody knows
     * @param only    where they must lie, null for anywhere
     * @param given   the callback to call, null for the recorded one as the settings override it
     */
    static FailedCallbacks read(Journal journal, Instant since, boolean unknown, @Nullable Connection only, @Nullable CallbackProfile given,
                                CallbackOptions settings, CliServices services) {
        var states = unknown ? EnumSet.of(JobState.CALLBACK_FAILED, JobState.CALLBACK_UNKNOWN) : EnumSet.of(JobState.CALLBACK_FAILED);
        var found = new FailedCallbacks(new ArrayList<>(), new ArrayList<>());
        for (var entry : journal.lastOfObjects(new HistoryFilter("", since, states))) {
            var connection = entry.connection();
            boolean known = !connection.endpoint().toString().isEmpty();
            if (known && (only == null || only.endpoint().equals(connection.endpoint()) && only.bucket().equals(connection.bucket()))) {
                found.add(entry, only == null ? signing(connection) : only, given, settings, services);
            }
        }
        return found;
    }

    private void add(HistoryEntry entry, Connection connection, @Nullable CallbackProfile given, CallbackOptions settings, CliServices services) {
        var recorded = entry.callback();
        if (given != null) {
            entries.add(new Again(connection, entry.key(), given));
        } else if (recorded != null) {
            var missing = settings.missing(recorded, services);
            if (missing.isEmpty()) {
                entries.add(new Again(connection, entry.key(), settings.over(recorded.asProfile(), services)));
            } else {
                refused.add(new Finished(null, entry.bucket(), entry.key(), null, entry.size(), JobState.FAILED, 0, 0, null,
                        ErrorEvidence.local(Stored.YES, LocalError.SECRET_NOT_KEPT, String.join(", ", missing) + " (" + recorded.profile() + ")")));
            }
        }
    }

    /** With a policy or a URL of somebody else's nothing can be asked of OSS but one upload: keys of ours must do it. */
    private static Connection signing(Connection connection) {
        return connection.access().signsHere() ? connection
                : new Connection(connection.name(), connection.endpoint(), connection.region(), connection.bucket(),
                        connection.region().isEmpty() ? SignatureVersion.V1 : connection.signature(), connection.addressing());
    }

    int size() {
        return entries.size() + refused.size();
    }
}

package org.dropback.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
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

/** Stored objects whose callback is to be called again, as the history tells of them: read one by one, and once more when their turn comes. */
final class FailedCallbacks {

    private final Journal journal;
    private final @Nullable Connection only;
    private final @Nullable CallbackProfile given;
    private final CallbackOptions settings;
    private final CliServices services;
    private final LongStream.Builder attempts = LongStream.builder();
    private final List<Finished> refused = new ArrayList<>();
    private final AtomicInteger unread = new AtomicInteger();
    private int callable;
    private boolean real;
    private boolean needsKeys;

    /** One of them, with its callback. */
    record Again(Connection connection, String key, CallbackProfile profile) {
    }

    private FailedCallbacks(Journal journal, @Nullable Connection only, @Nullable CallbackProfile given, CallbackOptions settings, CliServices services) {
        this.journal = journal;
        this.only = only;
        this.given = given;
        this.settings = settings;
        this.services = services;
    }

    /**
     * @param unknown whether also those of which nobody knows
     * @param only    where they must lie, null for anywhere
     * @param given   the callback to call, null for the recorded one as the settings override it
     */
    static FailedCallbacks read(Journal journal, Instant since, boolean unknown, @Nullable Connection only, @Nullable CallbackProfile given,
                                CallbackOptions settings, CliServices services) {
        var states = unknown ? EnumSet.of(JobState.CALLBACK_FAILED, JobState.CALLBACK_UNKNOWN) : EnumSet.of(JobState.CALLBACK_FAILED);
        var found = new FailedCallbacks(journal, only, given, settings, services);
        for (long attempt : journal.lastOfObjects(new HistoryFilter("", since, states))) {
            journal.attempt(attempt).filter(found::lies).ifPresent(found::add);
        }
        return found;
    }

    private boolean lies(HistoryEntry entry) {
        var connection = entry.connection();
        return !connection.endpoint().toString().isEmpty()
                && (only == null || only.endpoint().equals(connection.endpoint()) && only.bucket().equals(connection.bucket()));
    }

    private void add(HistoryEntry entry) {
        var recorded = entry.callback();
        var missing = given != null || recorded == null ? List.<String>of() : settings.missing(recorded, services);
        if (recorded != null && !missing.isEmpty()) {
            refused.add(new Finished(null, entry.bucket(), entry.key(), null, entry.size(), JobState.FAILED, 0, 0, null,
                    ErrorEvidence.local(Stored.YES, LocalError.SECRET_NOT_KEPT, String.join(", ", missing) + " (" + recorded.profile() + ")"), true));
            return;
        }
        again(entry).ifPresent(again -> {
            attempts.add(entry.id());
            callable++;
            real |= !again.connection().isLocal();
            needsKeys |= again.connection().access().needsKeys();
        });
    }

    /** Empty where it had no callback. */
    private Optional<Again> again(HistoryEntry entry) {
        var connection = only == null ? signing(entry.connection()) : only;
        var recorded = entry.callback();
        return given != null ? Optional.of(new Again(connection, entry.key(), given))
                : recorded == null ? Optional.empty() : Optional.of(new Again(connection, entry.key(), settings.over(recorded.asProfile(), services)));
    }

    /** With a policy or a URL of somebody else's nothing can be asked of OSS but one upload: keys of ours must do it. */
    private static Connection signing(Connection connection) {
        return connection.access().signsHere() ? connection
                : new Connection(connection.name(), connection.endpoint(), connection.region(), connection.bucket(),
                        connection.region().isEmpty() ? SignatureVersion.V1 : connection.signature(), connection.addressing());
    }

    /** Those that can be called, each read when it is asked for: who cannot be read any more is {@link #unread}. Once. */
    Iterator<Again> callable() {
        return attempts.build().mapToObj(this::again).flatMap(Optional::stream).iterator();
    }

    private Optional<Again> again(long attempt) {
        var again = journal.attempt(attempt).filter(this::lies).flatMap(this::again);
        if (again.isEmpty()) {
            unread.incrementAndGet();
        }
        return again;
    }

    /** How many were found and then could not be read when their turn came. Any thread. */
    int unread() {
        return unread.get();
    }

    int size() {
        return callable;
    }

    /** What cannot be called again as it was recorded, since secrets are not kept. */
    List<Finished> refused() {
        return refused;
    }

    /** Whether one of them lies at a real bucket. */
    boolean isReal() {
        return real;
    }

    boolean needsKeys() {
        return needsKeys;
    }
}

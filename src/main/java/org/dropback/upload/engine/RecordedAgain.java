package org.dropback.upload.engine;

import java.time.Clock;
import java.util.List;
import org.dropback.callback.AskedCallback;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackHeaders;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.oss.StoreException;
import org.dropback.upload.BegunUpload;
import org.dropback.upload.HistoryEntry;
import org.dropback.upload.JobState;
import org.dropback.upload.Journal;
import org.dropback.upload.JournalException;
import org.dropback.upload.UploadMethod;

/** Keeps in the history what becomes of an object that is called back again: from before the call, so that a kill leaves it unknown. One thread. */
final class RecordedAgain implements AgainProgress {

    private final Connection connection;
    private final String key;
    private final CallbackProfile profile;
    private final Journal journal;
    private final Clock clock;
    private AskedCallback asked;
    private Callback called;
    private UploadMethod method = UploadMethod.COPY;
    private long attempt;

    RecordedAgain(Connection connection, String key, CallbackProfile profile, Journal journal, Clock clock) {
        this.connection = connection;
        this.key = key;
        this.profile = profile;
        this.journal = journal;
        this.clock = clock;
        // As its author wrote it, until it is known for this object.
        called = profile.resolve(template -> template);
        asked = AskedCallback.of(profile, called);
    }

    @Override
    public void prepared(Callback callback, CallbackHeaders headers, int parts) {
        called = callback;
        asked = AskedCallback.of(profile, callback);
        method = parts == 0 ? UploadMethod.PUT : UploadMethod.COPY;
    }

    @Override
    public void begun(String uploadId) throws StoreException {
        try {
            journal.commitBegun(new BegunUpload(connection, key, uploadId, clock.instant()), false);
        } catch (JournalException e) {
            throw JobRecord.notRecorded(e);
        }
    }

    @Override
    public void leftBehind(String uploadId) {
        journal.leftBehind(new BegunUpload(connection, key, uploadId, clock.instant()));
    }

    @Override
    public void over(String uploadId) {
        journal.over(uploadId);
    }

    @Override
    public void calling() throws StoreException {
        var lost = ErrorEvidence.local(Stored.YES, LocalError.CONNECTION_LOST, "ended while OSS was to call back again");
        try {
            attempt = journal.commitAttempt(new HistoryEntry(0, clock.instant(), true, null, connection, key, method, -1, JobState.CALLBACK_UNKNOWN, 0, 0, null,
                    lost, asked, List.of()));
        } catch (JournalException e) {
            throw JobRecord.notRecorded(e);
        }
    }

    /** @return what may be told of it: an application server may echo what is secret */
    CalledAgain ended(CalledAgain end) {
        var how = HiddenVariables.hide(end, profile, called);
        journal.saveAttempt(new HistoryEntry(attempt, clock.instant(), true, null, connection, key, how.method(), how.size(), how.state(), 0, how.millis(),
                how.result(), how.failure(), asked, how.differs()));
        return how;
    }
}

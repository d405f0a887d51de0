package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.text.Redactor;
import org.dropback.upload.HistoryEntry;
import org.dropback.upload.HistoryFilter;
import org.dropback.upload.JobState;
import org.junit.jupiter.api.Test;

class AttemptSecretsTest {

    /** Learnt after the journal was opened, as keys are that are lent. */
    @Test
    void theHistoryHidesWhatTheProgramKnowsToBeSecret() {
        var redactor = new Redactor();
        try (var journal = SqliteJournal.inMemory(Runnable::run, redactor)) {
            redactor.register("pl4nted");
            journal.saveAttempt(new HistoryEntry(0, Instant.EPOCH, false, "a", new Connection("C", URI.create("http://127.0.0.1:1"), "", "b", SignatureVersion.V4), "k", null,
                    1, JobState.FAILED, 0, 0, null, ErrorEvidence.local(Stored.NO, LocalError.INTERNAL, "refused pl4nted"), null, List.of()));
            assertEquals("refused " + Redactor.MASK, journal.history(HistoryFilter.ALL, Long.MAX_VALUE, 1).getFirst().failure().message());
        }
    }
}

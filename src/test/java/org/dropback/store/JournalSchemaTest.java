package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropback.connection.Access;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.text.Redactor;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal says of its version to builds before and after this one. */
class JournalSchemaTest {

    private static final Connection KEYS = new Connection("Sandbox", URI.create("http://127.0.0.1:1"), "cn-hangzhou", "sandbox", SignatureVersion.V4);

    @TempDir
    private Path folder;

    private SqliteJournal journal() {
        return SqliteJournal.open(folder.resolve("journal.db"), folder.resolve("owners"), Runnable::run, new Redactor());
    }

    private long version() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db")); var statement = connection.createStatement();
             var row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    private void makeSecondVersion() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db")); var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 2");
        }
    }

    private UploadRequest request(Connection connection, String name) throws Exception {
        return new UploadRequest(Files.writeString(folder.resolve(name), name), name, connection, name, null, UploadOptions.DEFAULT);
    }

    /** Builds that know version 2 at most stop at a state that they do not know, and so must not read a journal that may hold one. */
    @Test
    void aJournalWithStatesThatTheSecondVersionDidNotKnowIsNewerThanThat() throws Exception {
        journal().close();
        assertEquals(3, version());
    }

    @Test
    void aJournalOfTheSecondVersionIsTakenOverAndWhatHadAUrlNeedsItAgain() throws Exception {
        try (var old = journal()) {
            old.add(List.of(request(KEYS, "a"), request(KEYS.with(Access.PRESIGNED_URLS), "b"), request(KEYS.with(Access.PRESIGNED_URLS), "c")), Instant.EPOCH);
        }
        makeSecondVersion();
        try (var journal = journal()) {
            assertEquals(Optional.empty(), journal.problem());
            assertEquals(Map.of(JobState.PAUSED, 1L, JobState.URL_NEEDED, 2L), journal.adopt());
            assertEquals(Map.of(JobState.PAUSED, 1L, JobState.URL_NEEDED, 2L), journal.counts());
        }
        assertEquals(3, version());
    }
}

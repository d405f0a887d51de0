package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackHeaders;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.text.Redactor;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JournalEntry;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that go on later need the values of secret variables; the database holds none of them. */
class JournalSecretsTest {

    private static final CallbackVariable PIN = CallbackVariable.fixed("x:pin", "pl4nted").withSecret(true);

    @TempDir
    private Path folder;
    private Sealing sealing = Sealing.ofThisRun();

    private SqliteJournal open() {
        return SqliteJournal.open(folder.resolve("journal.db"), folder.resolve("owners"), Runnable::run, new Redactor(), sealing);
    }

    private static UploadRequest request(String name, CallbackVariable... variables) {
        var profile = new CallbackProfile("P", List.of("http://a.example/cb"), null, false, BodyType.FORM, "a=${x:pin}", List.of(variables), Map.of());
        return new UploadRequest(Path.of("/tmp", name), name, new Connection("c", URI.create("http://127.0.0.1:1"), "r", "b", SignatureVersion.V4), "{name}", profile,
                UploadOptions.DEFAULT);
    }

    private String bytes() throws IOException {
        var all = new StringBuilder();
        for (var name : Objects.requireNonNull(folder.toFile().list())) {
            if (Files.isRegularFile(folder.resolve(name))) {
                all.append(Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static List<CallbackVariable> variables(SqliteJournal journal, int job) {
        var profile = journal.page(JobFilter.ALL, 0, 9).get(job).request().profile();
        return profile == null ? List.of() : profile.variables();
    }

    @Test
    void aValueIsSealedAndComesBack() throws Exception {
        var plain = CallbackVariable.fixed("x:plain", "seen");
        try (var journal = open()) {
            journal.add(List.of(request("1", PIN, plain), request("2", PIN, plain), request("3", PIN.withValue("pl4nted2"), plain)), Instant.now());
            assertEquals(List.of(PIN, plain), variables(journal, 0));
            assertFalse(bytes().contains("pl4nted"));
            try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db")); var rows = other.createStatement()
                    .executeQuery("SELECT count(*) FROM recipe")) {
                assertEquals(2, rows.getInt(1), "what is the same is one row");
            }
        }
        assertFalse(bytes().contains("pl4nted"));
        try (var journal = open()) {
            journal.adopt();
            assertEquals(List.of(PIN, plain), variables(journal, 1));
            assertEquals(List.of(PIN.withValue("pl4nted2"), plain), variables(journal, 2));
        }
    }

    @Test
    void whatOssWasToldIsSealedToo() throws Exception {
        var told = new CallbackHeaders("e30=", Base64.getEncoder().encodeToString("{\"x:pin\":\"pl4nted\"}".getBytes(StandardCharsets.UTF_8)));
        try (var journal = open()) {
            var entry = journal.add(List.of(request("1", PIN)), Instant.now()).getFirst().entry();
            journal.save(new JournalEntry(with(entry.job(), told), entry.checkpoint()));
            assertEquals(told, journal.page(JobFilter.ALL, 0, 9).getFirst().headers());
        }
        assertFalse(bytes().contains(told.variables()));
        try (var journal = open()) {
            journal.adopt();
            assertEquals(told, journal.page(JobFilter.ALL, 0, 9).getFirst().headers());
        }
        sealing = Sealing.ofThisRun();
        try (var journal = open()) {
            journal.adopt();
            assertNull(journal.page(JobFilter.ALL, 0, 9).getFirst().headers(), "nobody can say what it was; it is made anew");
        }
    }

    private static JobSnapshot with(JobSnapshot job, CallbackHeaders headers) {
        return new JobSnapshot(job.id(), job.request(), job.file(), job.size(), job.bucket(), job.key(), JobState.PAUSED, UploadMethod.PUT, 0, 0, 0, 0, 0, null, headers, null, null,
                job.timeline());
    }

    @Test
    void withoutTheKeyItIsAsked() throws Exception {
        try (var journal = open()) {
            journal.add(List.of(request("1", PIN)), Instant.now());
        }
        sealing = Sealing.ofThisRun();
        try (var journal = open()) {
            journal.adopt();
            assertEquals(List.of(PIN.withValue("").withKind(CallbackVariable.Kind.ASKED_ONCE)), variables(journal, 0));
        }
    }

    @Test
    void whatAnOlderVersionLeftIsSealedWhenItIsOpened() throws Exception {
        try (var journal = open()) {
            journal.add(List.of(request("1", PIN.withSecret(false))), Instant.now());
        }
        try (var old = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db")); var statement = old.createStatement()) {
            assertEquals(1, statement.executeUpdate("UPDATE recipe SET json = replace(json, '\"secret\":false', '\"secret\":true')"));
        }
        assertTrue(bytes().contains("pl4nted"));
        try (var journal = open()) {
            journal.adopt();
            assertEquals(List.of(PIN), variables(journal, 0));
        }
        assertFalse(bytes().contains("pl4nted"));
    }
}

package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say that need the queue of a home whose journal cannot be used: never that it is empty. */
class UnusableQueueTest {

    @TempDir
    Path folder;

    @Test
    void nobodySaysThatNothingIsLeft() throws Exception {
        try (var uploads = new UploadFixture(folder)) {
            assertEquals(1, uploads.run(folder.resolve("none.bin")));
            var journal = folder.resolve("profiles/journal.db");
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal); var statement = connection.createStatement()) {
                statement.execute("PRAGMA user_version = 99");
            }
            var why = "dropback: The queue of uploads in " + journal + " is that of a newer version of Dropback (schema 99, this version knows 3) and is left alone."
                    + " Uploads work, but do not outlive this run.\n";
            for (var words : new Object[][] {{"upload", "--resume"}, {"uploads", "list"}, {"uploads", "abort"}}) {
                var cli = uploads.command(words);
                assertEquals(1, cli.code, words[0] + " " + words[1]);
                assertEquals(why, cli.err(), words[0] + " " + words[1]);
            }
        }
    }
}

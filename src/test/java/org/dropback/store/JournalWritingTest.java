package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.SQLException;
import java.util.List;
import org.dropback.text.Redactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change that throws is lost for itself, and not with those that were taken beside it. */
class JournalWritingTest {

    private JournalWriting writing;

    @BeforeEach
    void open() throws Exception {
        // Nothing is written before somebody reads or writes.
        writing = new JournalWriting(_ -> { }, JournalTables.open(null, null, new Redactor(), Sealing.ofThisRun()));
        writing.change(to -> to.sql().execute("CREATE TABLE mark (n INTEGER)"));
    }

    @AfterEach
    void close() {
        writing.close();
    }

    private static void mark(JournalTables to, int number) throws SQLException {
        to.sql().update("INSERT INTO mark (n) VALUES (?)", number);
    }

    private List<Long> marks() {
        return writing.read(from -> from.sql().list(row -> row.getLong(1), "SELECT n FROM mark ORDER BY n"), List.of());
    }

    private void threeOfWhichOneThrows() {
        writing.soon(to -> mark(to, 1));
        writing.soon(to -> {
            mark(to, 2);
            throw new IllegalStateException("on purpose");
        });
        writing.soon(to -> mark(to, 3));
    }

    @Test
    void whatWasTakenBesideItIsWritten() {
        threeOfWhichOneThrows();
        assertEquals(List.of(1L, 3L), marks());
        assertFalse(writing.isBehind());
    }

    @Test
    void aCommitThatFindsItIsMadeAllTheSame() throws Exception {
        threeOfWhichOneThrows();
        writing.write(true, to -> mark(to, 4));
        assertEquals(List.of(1L, 3L, 4L), marks());
    }
}

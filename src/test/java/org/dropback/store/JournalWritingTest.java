package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dropback.text.Redactor;
import org.dropback.upload.JournalException;
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

    /** Nor is it tried for ever, where the disk does not take what stands before it. */
    @Test
    void aCommitBehindOneThatThrowsAndADiskThatTakesNothingFails() throws Exception {
        writing.change(to -> {
            to.sql().execute("CREATE TABLE whole (id INTEGER PRIMARY KEY)");
            to.sql().execute("CREATE TABLE half (id INTEGER REFERENCES whole (id) DEFERRABLE INITIALLY DEFERRED)");
        });
        writing.read(from -> from.sql().number("PRAGMA foreign_keys = ON"), 0L);
        writing.soon(to -> to.sql().update("INSERT INTO half (id) VALUES (1)"));
        threeOfWhichOneThrows();
        assertThrows(JournalException.class, () -> writing.write(true, to -> mark(to, 4)));
        assertTrue(writing.isBehind());
        assertEquals(List.of(), marks());
        writing.read(from -> from.sql().number("PRAGMA foreign_keys = OFF"), 0L);
        writing.write(true, to -> mark(to, 5));
        assertEquals(List.of(1L, 3L, 5L), marks());
    }

    /** What waited is no part of what did not fit into memory beside it. */
    @Test
    void anErrorLosesNothingThatWaits() throws Exception {
        writing.soon(to -> mark(to, 1));
        assertThrows(OutOfMemoryError.class, () -> writing.write(false, to -> {
            mark(to, 2);
            throw new OutOfMemoryError("on purpose");
        }));
        assertEquals(List.of(1L), marks());
        var throwing = new AtomicBoolean(true);
        writing.soon(to -> {
            mark(to, 3);
            if (throwing.getAndSet(false)) {
                throw new OutOfMemoryError("on purpose");
            }
        });
        assertThrows(OutOfMemoryError.class, this::marks);
        assertEquals(List.of(1L, 3L), marks());
    }

    @Test
    void norDoesOneThatComesWhileTheyAreWrittenOneByOne() {
        var throwing = new AtomicBoolean(true);
        threeOfWhichOneThrows();
        writing.soon(to -> {
            mark(to, 4);
            if (throwing.getAndSet(false)) {
                throw new OutOfMemoryError("on purpose");
            }
        });
        writing.soon(to -> mark(to, 5));
        // The first to throw has the others written one by one.
        assertThrows(OutOfMemoryError.class, this::marks);
        assertEquals(List.of(1L, 3L, 4L, 5L), marks());
    }

    /** Who was told that nothing was taken away does not find it gone later. */
    @Test
    void aDifferenceThatTheDiskDoesNotTakeIsNotMadeLater() throws Exception {
        var full = new AtomicBoolean(true);
        assertEquals(Map.of(), writing.difference(to -> {
            mark(to, 1);
            if (full.get()) {
                throw new SQLException("on purpose");
            }
        }));
        full.set(false);
        assertEquals(List.of(), marks());
        assertFalse(writing.isBehind());
    }
}

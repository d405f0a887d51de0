package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What is said of a journal that cannot be opened. */
class JournalProblemTest {

    @ParameterizedTest
    @CsvSource({"SQLITE_FULL, FULL", "SQLITE_IOERR_SHMSIZE, FULL", "SQLITE_SCHEMA, NEWER", "SQLITE_READONLY, UNUSABLE", "SQLITE_CANTOPEN, UNUSABLE"})
    void itsKindFollowsWhatSqliteSays(SQLiteErrorCode code, JournalProblem.Kind kind) {
        assertEquals(kind, JournalProblem.Kind.of(new SQLException(new SQLiteException("", code))));
    }

    @Test
    void aFolderThatCannotBeMadeIsNoMatterOfTheDatabase() {
        assertEquals(JournalProblem.Kind.UNUSABLE, JournalProblem.Kind.of(new IOException("no")));
    }
}

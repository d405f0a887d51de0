package org.dropback.store;

import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The tables of the journal. What a list or a count reads stands first in a row. */
final class JournalSchema {

    /** The third has no other tables than the second, but states of jobs that its readers did not know. */
    static final int VERSION = 3;
    private static final long CHECKED_BYTES = 64 << 20;

    /** What the second version has more than the first: of attempts all that is shown, and what was begun at OSS. */
    private static final String[] SECOND = {
            // What many attempts had in common, once.
            "CREATE TABLE asked (id INTEGER PRIMARY KEY AUTOINCREMENT, json TEXT NOT NULL UNIQUE)",
            "ALTER TABLE attempt ADD COLUMN asked INTEGER",
            "ALTER TABLE attempt ADD COLUMN variables TEXT",
            "ALTER TABLE attempt ADD COLUMN again INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE attempt ADD COLUMN stored TEXT",
            "ALTER TABLE attempt ADD COLUMN answer_type TEXT",
            "ALTER TABLE attempt ADD COLUMN answer_size INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE attempt ADD COLUMN waited INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE attempt ADD COLUMN differs TEXT",
            // Multipart uploads that were begun and, as far as we know, neither completed nor aborted.
            "CREATE TABLE begun (upload_id TEXT PRIMARY KEY, at INTEGER NOT NULL, asked INTEGER NOT NULL, key TEXT NOT NULL,"
            // The process that copies an object onto itself; 0 of the upload of a job, which says who has it.
                    + " owner INTEGER NOT NULL) WITHOUT ROWID"};

    private static final String[] CREATE = {
            // The file that an owner holds locked while it lives.
            "CREATE TABLE owner (id INTEGER PRIMARY KEY, lock TEXT NOT NULL UNIQUE)",
            // What many jobs have in common, once.
            "CREATE TABLE recipe (id INTEGER PRIMARY KEY, json TEXT NOT NULL UNIQUE)",
            """
            CREATE TABLE job (id INTEGER PRIMARY KEY AUTOINCREMENT, owner INTEGER NOT NULL, state TEXT NOT NULL, place INTEGER NOT NULL DEFAULT 0,
            identity INTEGER NOT NULL, recipe INTEGER NOT NULL, queued INTEGER NOT NULL, file BLOB NOT NULL, relpath TEXT NOT NULL, table_row TEXT,
            size INTEGER NOT NULL DEFAULT -1, modified INTEGER NOT NULL DEFAULT 0, key TEXT, method TEXT, callback TEXT, callback_var TEXT,
            upload_id TEXT, part_size INTEGER NOT NULL DEFAULT 0, digest TEXT NOT NULL DEFAULT '', may_be_stored INTEGER NOT NULL DEFAULT 0,
            sent INTEGER NOT NULL DEFAULT 0, parts_done INTEGER NOT NULL DEFAULT 0, parts_total INTEGER NOT NULL DEFAULT 0,
            millis INTEGER NOT NULL DEFAULT 0, moved INTEGER NOT NULL DEFAULT 0, ending TEXT, timeline TEXT, answer_size INTEGER NOT NULL DEFAULT 0, answer BLOB)""",
            "CREATE INDEX job_queue ON job (owner, state, place, id)",
            "CREATE INDEX job_owner ON job (owner)",
            "CREATE INDEX job_identity ON job (identity)",
            """
            CREATE TABLE part (job INTEGER NOT NULL, number INTEGER NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL, crc64 INTEGER NOT NULL,
            PRIMARY KEY (job, number)) WITHOUT ROWID""",
            """
            CREATE TABLE attempt (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, outcome TEXT NOT NULL, file TEXT NOT NULL,
            connection TEXT NOT NULL, bucket TEXT NOT NULL, key TEXT NOT NULL, method TEXT, size INTEGER NOT NULL, status INTEGER NOT NULL,
            code TEXT, message TEXT, ec TEXT, request_id TEXT, etag TEXT, crc64 TEXT, bytes INTEGER NOT NULL, millis INTEGER NOT NULL, answer BLOB)"""};

    private JournalSchema() {
    }

    /** Makes the tables in an empty file. @throws SQLException of {@link JournalProblem.Kind#NEWER} or {@link Sql#isDamage} where the file is not for us */
    static void prepare(Sql sql) throws SQLException {
        long version = sql.number("PRAGMA user_version");
        if (version == VERSION) {
            check(sql);
            return;
        }
        if (version > VERSION) {
            throw newer(version);
        }
        if (version < 0) {
            throw Sql.damage("schema " + version);
        }
        if (version > 0) {
            check(sql);
        }
        sql.execute("PRAGMA journal_mode = WAL");
        sql.inTransaction(() -> {
            // Another process may have been faster.
            long now = sql.number("PRAGMA user_version");
            if (now == 0) {
                create(sql, CREATE);
            }
            if (now < 2) {
                create(sql, SECOND);
            }
            if (now < VERSION) {
                sql.execute("PRAGMA user_version = " + VERSION);
            }
        });
    }

    private static void create(Sql sql, String[] statements) throws SQLException {
        for (var statement : statements) {
            sql.execute(statement);
        }
    }

    /** Looks for damage while that is a matter of moments; in a larger file only at what is read first. */
    private static void check(Sql sql) throws SQLException {
        if (sql.number("PRAGMA page_count") * sql.number("PRAGMA page_size") > CHECKED_BYTES) {
            sql.number("SELECT count(*) FROM job");
            return;
        }
        var found = sql.list(row -> row.getString(1), "PRAGMA quick_check(1)");
        if (!found.equals(List.of("ok"))) {
            throw Sql.damage(String.join("; ", found));
        }
    }

    private static SQLException newer(long version) {
        return new SQLiteException("schema " + version + ", this version knows " + VERSION, SQLiteErrorCode.SQLITE_SCHEMA);
    }
}

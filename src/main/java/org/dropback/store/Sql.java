package org.dropback.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQL on one connection. One thread at a time. */
record Sql(Connection connection) {

    /** Of SQLite's own machine, between two questions whether to go on: some thousand rows. */
    private static final int STEPS = 50_000;

    /** One row as an object. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Some reading. */
    @FunctionalInterface
    interface Read<T> {
        T run() throws SQLException;
    }

    /** Some writing that is done whole or not at all. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @return rows that changed */
    int update(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    <T> List<T> list(Row<T> row, String sql, @Nullable Object... values) throws SQLException {
        var rows = new ArrayList<T>();
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, values);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(row.of(found));
                }
            }
        }
        return rows;
    }

    /** The first column of all rows, without an object for each. */
    long[] longs(String sql, @Nullable Object... values) throws SQLException {
        var found = LongStream.builder();
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, values);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        }
        return found.build().toArray();
    }

    long number(String sql, @Nullable Object... values) throws SQLException {
        var found = list(row -> row.getLong(1), sql, values);
        return found.isEmpty() ? 0 : found.getFirst();
    }

    /** Reads until that is given up, as is asked some hundred times a second. @param otherwise where it was */
    <T> T unless(BooleanSupplier givenUp, Read<T> read, T otherwise) throws SQLException {
        if (givenUp.getAsBoolean()) {
            return otherwise;
        }
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                return givenUp.getAsBoolean() ? 1 : 0;
            }
        });
        try {
            return read.run();
        } catch (SQLException e) {
            if (code(e) == SQLiteErrorCode.SQLITE_INTERRUPT) {
                return otherwise;
            }
            throw e;
        } finally {
            ProgressHandler.clearHandler(connection);
        }
    }

    void inTransaction(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException | Error e) {
            undo(e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    /** A full disk has undone it already, of which the driver complains. */
    private void undo(Throwable why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case Enum<?> word -> statement.setString(i + 1, word.name());
                case Boolean flag -> statement.setInt(i + 1, flag ? 1 : 0);
                case null, default -> statement.setObject(i + 1, values[i]);
            }
        }
    }

    /** Whether the file is to blame, not the disk or its fullness. */
    static boolean isDamage(SQLException e) {
        return switch (code(e)) {
            case SQLITE_CORRUPT, SQLITE_CORRUPT_INDEX, SQLITE_CORRUPT_SEQUENCE, SQLITE_CORRUPT_VTAB, SQLITE_NOTADB, SQLITE_MISMATCH -> true;
            default -> String.valueOf(e.getMessage()).contains("no such table") || String.valueOf(e.getMessage()).contains("no such column");
        };
    }

    /** What SQLite said; that of a batch hides below. */
    static SQLiteErrorCode code(@Nullable Throwable e) {
        return switch (e) {
            case null -> SQLiteErrorCode.UNKNOWN_ERROR;
            case SQLiteException sqlite -> sqlite.getResultCode();
            default -> code(e.getCause());
        };
    }

    static SQLException damage(String what) {
        return new SQLiteException(what, SQLiteErrorCode.SQLITE_CORRUPT);
    }
}

package org.dropback.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.dropback.text.Redactor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** The open database of {@link SqliteJournal}, which uses it from one thread at a time. */
final class JournalTables implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalTables.class);
    private static final int BUSY_MILLIS = 10_000;

    private final Sql sql;
    private final @Nullable OwnerLocks locks;
    private final long owner;
    private final RecipeTable recipes;
    private final JobTable jobs;
    private final JobQueries queries;
    private final AskedTable asked;
    private final AttemptTable attempts;
    private final BegunTable begun;
    private final @Nullable Path file;
    private @Nullable JobLists lists;
    private boolean durable;

    /** @param locks null for a journal that nobody else can see */
    private JournalTables(Sql sql, @Nullable Path file, @Nullable OwnerLocks locks, Redactor redactor, Sealing sealing) throws SQLException {
        this.sql = sql;
        this.file = file;
        this.locks = locks;
        JournalSchema.prepare(sql);
        var name = locks == null ? "memory" : locks.name();
        sql.inTransaction(() -> sql.update("INSERT INTO owner (lock) VALUES (?)", name));
        owner = sql.number("SELECT id FROM owner WHERE lock = ?", name);
        recipes = new RecipeTable(sql, sealing);
        sql.inTransaction(recipes::sealAll);
        jobs = new JobTable(sql, recipes, owner);
        queries = new JobQueries(sql, recipes, owner);
        asked = new AskedTable(sql);
        attempts = new AttemptTable(sql, asked, redactor);
        begun = new BegunTable(sql, asked);
    }

    /** @param file null for one in memory. @param redactor knows what must not be recorded. @param sealing for the values of secret variables */
    static JournalTables open(@Nullable Path file, @Nullable OwnerLocks locks, Redactor redactor, Sealing sealing) throws IOException, SQLException {
        if (file != null) {
            Files.createDirectories(file.getParent());
        }
        var connection = connect(file);
        try {
            return new JournalTables(new Sql(connection), file, locks, redactor, sealing);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection connect(@Nullable Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        // Else the driver asks for the last row's id after each insert, which takes half as long as the insert.
        config.setGetGeneratedKeys(false);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "fast");
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return JDBC.createConnection("jdbc:sqlite:" + (file == null ? ":memory:" : file), config.toProperties());
    }

    JobTable jobs() {
        return jobs;
    }

    JobQueries queries() {
        return queries;
    }

    /** @return null for a journal in memory, which no second connection sees */
    @Nullable JobLists lists() throws SQLException {
        if (lists == null && file != null) {
            lists = new JobLists(new Sql(connect(file)), owner);
        }
        return lists;
    }

    AttemptTable attempts() {
        return attempts;
    }

    BegunTable begun() {
        return begun;
    }

    /** Of this process. */
    long owner() {
        return owner;
    }

    RecipeTable recipes() {
        return recipes;
    }

    Sql sql() {
        return sql;
    }

    /** @param untilPowerCut whether the disk must have it when this returns; else a power cut may undo it, a kill never does */
    void inTransaction(boolean untilPowerCut, Sql.Work work) throws SQLException {
        if (untilPowerCut != durable) {
            sql.execute("PRAGMA synchronous = " + (untilPowerCut ? "FULL" : "NORMAL"));
            durable = untilPowerCut;
        }
        try {
            sql.inTransaction(work);
        } catch (SQLException | RuntimeException | Error e) {
            recipes.forget();
            asked.forget();
            throw e;
        }
    }

    /** Owners that have ended. Within a transaction, so that no two take over from one. */
    private Set<Long> dead() throws SQLException {
        var dead = new HashSet<Long>();
        dead.add(JournalSalvage.NOBODY);
        if (locks != null) {
            sql.list(row -> locks.isAlive(row.getString(2)) || dead.add(row.getLong(1)), "SELECT id, lock FROM owner");
        }
        return dead;
    }

    /** Owners that have not ended, this one included. */
    Set<Long> alive() throws SQLException {
        var dead = dead();
        var alive = new HashSet<>(sql.list(row -> row.getLong(1), "SELECT id FROM owner"));
        alive.removeAll(dead);
        alive.add(owner);
        return alive;
    }

    SameUpload sameUpload() throws SQLException {
        return new SameUpload(sql, recipes, owner, dead());
    }

    /** Takes over from all who have ended. */
    void adopt() throws SQLException {
        for (var from : dead()) {
            jobs.adopt(from);
            if (locks != null) {
                sql.list(row -> row.getString(1), "SELECT lock FROM owner WHERE id = ?", from).forEach(locks::forget);
            }
            sql.update("DELETE FROM owner WHERE id = ?", from);
            sql.update("UPDATE begun SET owner = 0 WHERE owner = ?", from);
        }
        sql.execute("DELETE FROM part WHERE job NOT IN (SELECT id FROM job)");
    }

    /** What no job needs any more may hold secrets of a profile. While others live it stays: they may be about to use it. */
    private void forgetRecipes() throws SQLException {
        sql.execute("PRAGMA secure_delete = ON");
        inTransaction(false, () -> {
            if (alive().equals(Set.of(owner))) {
                sql.execute("DELETE FROM recipe WHERE id NOT IN (SELECT recipe FROM job)");
            }
        });
    }

    @Override
    public void close() {
        try {
            forgetRecipes();
        } catch (SQLException e) {
            LOG.warn("Recipes that nobody needs stay", e);
        }
        try {
            if (lists != null) {
                lists.close();
            }
            sql.connection().close();
        } catch (SQLException e) {
            LOG.warn("The journal did not close", e);
        }
    }
}

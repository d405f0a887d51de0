package org.dropback.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.dropback.text.Redactor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of a journal, and what came of opening them.
 *
 * @param locks   null for one in memory
 * @param problem null for none
 */
record OpenedJournal(JournalTables tables, @Nullable OwnerLocks locks, @Nullable JournalProblem problem) {

    private static final Logger LOG = LoggerFactory.getLogger(OpenedJournal.class);

    /** See {@link SqliteJournal#open}. */
    static OpenedJournal of(Path file, Path owners, Redactor redactor, Sealing sealing) {
        OwnerLocks locks = null;
        try {
            locks = OwnerLocks.take(owners);
            return of(file.toAbsolutePath(), locks, redactor, sealing);
        } catch (IOException | SQLException e) {
            LOG.error("The journal {} cannot be used; jobs are kept in memory only", file, e);
            if (locks != null) {
                locks.close();
                locks.forget(locks.name());
            }
            return inMemory(redactor, new JournalProblem(JournalProblem.Kind.of(e), file, String.valueOf(e.getMessage()), null, 0));
        }
    }

    private static OpenedJournal of(Path file, OwnerLocks locks, Redactor redactor, Sealing sealing) throws IOException, SQLException {
        try {
            return new OpenedJournal(JournalTables.open(file, locks, redactor, sealing), locks, null);
        } catch (SQLException e) {
            if (!Sql.isDamage(e)) {
                throw e;
            }
            var aside = SafeFile.setDatabaseAside(file);
            LOG.warn("The journal {} is damaged; it is kept as {}", file, aside, e);
            var tables = JournalTables.open(file, locks, redactor, sealing);
            var recovered = new long[1];
            tables.inTransaction(true, () -> recovered[0] = JournalSalvage.into(tables.sql(), aside));
            return new OpenedJournal(tables, locks, new JournalProblem(JournalProblem.Kind.DAMAGED, file, String.valueOf(e.getMessage()), aside, recovered[0]));
        }
    }

    /** @param problem why it stands in for another one; null where it does not */
    static OpenedJournal inMemory(Redactor redactor, @Nullable JournalProblem problem) {
        try {
            return new OpenedJournal(JournalTables.open(null, null, redactor, Sealing.ofThisRun()), null, problem);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("a database in memory needs nothing", e);
        }
    }
}

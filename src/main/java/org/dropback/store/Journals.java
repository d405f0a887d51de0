package org.dropback.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.dropback.text.Redactor;
import org.slf4j.LoggerFactory;

/**
 * Where journals come from.
 *
 * @param file    of the journal that all processes of a home share
 * @param owners  folder of the locks that say who lives
 * @param library folder into which SQLite unpacks its own; made if needed
 * @param writer  runs what is to be written soon
 * @param redactor knows what must not be recorded
 * @param sealing for the values of secret variables
 */
public record Journals(Path file, Path owners, Path library, Executor writer, Redactor redactor, Sealing sealing) {

    /** Secret variables of uploads that are cut off are asked for. */
    public Journals(Path file, Path owners, Path library, Executor writer, Redactor redactor) {
        this(file, owners, library, writer, redactor, Sealing.ofThisRun());
    }

    /** The journal of the home; the caller closes it. */
    public SqliteJournal kept() {
        prepare();
        return SqliteJournal.open(file, owners, writer, redactor, sealing);
    }

    /** A journal that ends with its uploads, which could go nowhere later; the caller closes it. */
    public SqliteJournal passing() {
        prepare();
        return SqliteJournal.inMemory(writer, redactor);
    }

    /** Where the folder cannot be made, SQLite finds one for itself. */
    private void prepare() {
        try {
            Files.createDirectories(library);
        } catch (IOException e) {
            LoggerFactory.getLogger(Journals.class).warn("{} cannot be made", library, e);
            System.clearProperty("org.sqlite.tmpdir");
        }
    }
}

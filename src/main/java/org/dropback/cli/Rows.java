package org.dropback.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.dropback.callback.CallbackProfile;
import org.dropback.upload.RowColumns;
import org.dropback.upload.RowTable;
import org.dropback.upload.RowTableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --rows}: the table that gives the values of {@code {row:…}}. */
final class Rows {

    @Option(names = "--rows", paramLabel = "FILE.csv", descriptionKey = "cli.option.rows")
    @Nullable String file;

    /** Null where none was named. @throws WrongUsage where it cannot be read, or what is read is no table */
    @Nullable RowTable table(CliServices services) {
        return file == null ? null : read(file, services);
    }

    /** As {@link #table} for the words that look at one file. @param chosen whether there is one: the sample stands in no table */
    @Nullable RowTable tableOf(boolean chosen, CliServices services) {
        if (file != null && !chosen) {
            throw new WrongUsage(services.messages().get("cli.usage.rows-without-file"));
        }
        return table(services);
    }

    /** Says where nothing takes a value of the table: whoever names one expects it to do something. */
    void warnUnused(String keyTemplate, @Nullable CallbackProfile profile, @Nullable RowTable table, CliServices services) {
        if (table != null && RowColumns.isUnused(keyTemplate, profile, table)) {
            services.console().err().println("dropback: " + services.messages().get("cli.rows-unused", Printable.line(table.name()), Printable.line(String.join(", ", table.columns())), "{row:…}"));
        }
    }

    private static RowTable read(String file, CliServices services) {
        var messages = services.messages();
        try {
            var table = RowTable.read(Path.of(file));
            if (table.isGbk()) {
                services.console().err().println("dropback: " + messages.get("upload.rows.gbk", Printable.line(table.name())));
            }
            return table;
        } catch (RowTableException e) {
            throw new WrongUsage(Printable.line(e.text(messages)));
        } catch (IOException | InvalidPathException e) {
            throw new WrongUsage(messages.get("cli.usage.rows-unreadable", Printable.line(file), Printable.line(e.toString())));
        }
    }
}

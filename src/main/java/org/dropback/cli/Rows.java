package org.dropback.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.dropback.upload.RowTable;
import org.dropback.upload.RowTableException;

/** The table that {@code --rows} names. */
final class Rows {

    private Rows() {
    }

    /** @throws WrongUsage where it cannot be read, or what is read is no table */
    static RowTable read(String file, CliServices services) {
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

package org.dropback.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import org.dropback.text.Messages;

/** The file of {@code export --to}. */
final class ExportFile {

    private ExportFile() {
    }

    /** What is there is somebody's work until they say that it is not. @throws WrongUsage where nothing was written */
    static void write(Path file, String json, boolean overwrite, Messages messages) {
        var shown = Printable.line(file.toString());
        if (Files.isDirectory(file)) {
            throw new WrongUsage(messages.get("cli.usage.export-folder", "--to", shown));
        }
        try {
            Files.writeString(file, json, UTF_8, overwrite ? new OpenOption[] {CREATE, TRUNCATE_EXISTING, WRITE} : new OpenOption[] {CREATE_NEW, WRITE});
        } catch (FileAlreadyExistsException e) {
            throw new WrongUsage(messages.get("cli.usage.export-exists", shown, "--overwrite"));
        } catch (IOException e) {
            throw new WrongUsage(messages.get("cli.usage.export-failed", shown, Printable.line(e.toString())));
        }
    }
}

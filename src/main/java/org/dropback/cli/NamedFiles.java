package org.dropback.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dropback.text.Messages;
import org.dropback.upload.BrokenName;
import org.dropback.upload.FileScan;
import org.dropback.upload.ScannedFile;

/** The files, and those in the folders, that a command line names. */
record NamedFiles(List<String> names, Interruption interruption, Messages messages) {

    /** @throws WrongUsage where one cannot be named */
    List<ScannedFile> scan() {
        if (names.isEmpty()) {
            throw new WrongUsage(messages.get("cli.usage.no-files"));
        }
        var scanned = new ArrayList<ScannedFile>();
        FileScan.scan(paths(), interruption::happened, scanned::add);
        for (var file : scanned) {
            if (BrokenName.isShown(file.file()) && !isUtf8()) {
                throw new WrongUsage(messages.get("cli.usage.unreadable-name", Printable.line(file.file().toString())));
            }
        }
        return scanned;
    }

    /** Whether names of files are read as UTF-8, so that one that cannot be read is to blame itself. */
    private static boolean isUtf8() {
        return StandardCharsets.UTF_8.name().equals(System.getProperty("sun.jnu.encoding"));
    }

    private List<Path> paths() {
        try {
            return names.stream().map(Path::of).toList();
        } catch (InvalidPathException e) {
            var key = e.getInput().indexOf(Cli.UNREADABLE) >= 0 ? "cli.usage.unreadable-name" : "cli.usage.no-path";
            throw new WrongUsage(messages.get(key, Printable.line(e.getInput())));
        }
    }
}

package org.dropback.desktop.uploads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropback.upload.FilePlaceholders;
import org.dropback.upload.FileScan;
import org.dropback.upload.ScannedFile;

/** The first of the files that wait, for an example. Blocks on the disk. */
final class WaitingFile {

    private WaitingFile() {
    }

    /** @param chosen files and folders  @return empty where there is none that can be read */
    static Optional<FilePlaceholders.Facts> first(List<Path> chosen) {
        var found = new ArrayList<ScannedFile>();
        FileScan.scan(chosen, () -> !found.isEmpty(), found::add);
        return found.stream().filter(file -> file.problem() == null).findFirst().flatMap(WaitingFile::facts);
    }

    private static Optional<FilePlaceholders.Facts> facts(ScannedFile file) {
        try {
            var attributes = Files.readAttributes(file.file(), BasicFileAttributes.class);
            return Optional.of(new FilePlaceholders.Facts(file.file(), file.relativePath(), attributes.size(), attributes.lastModifiedTime().toInstant()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

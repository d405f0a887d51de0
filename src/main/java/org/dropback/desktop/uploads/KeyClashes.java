package org.dropback.desktop.uploads;

import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;
import org.dropback.upload.KeyPreview;
import org.dropback.upload.ScannedFile;

/** Files of one batch that a template sends to the same object, where the last would overwrite the others. Never touches the disk; any thread. */
final class KeyClashes {

    /** With these in it a key depends on more than the file's name. */
    private static final Set<String> TELLING_APART = Set.of("size", "mtime", "sha256", "md5", "uuid", "row");

    private KeyClashes() {
    }

    /** @return how many files meet the key of an earlier one; 0 for a template that cannot be read, which fails by itself */
    static int count(List<ScannedFile> files, String template, ZonedDateTime now) {
        try {
            if (PlaceholderTemplate.parse(template).placeholders().stream().anyMatch(placeholder -> TELLING_APART.contains(placeholder.name()))) {
                return 0;
            }
            var keys = new HashSet<String>();
            files.forEach(file -> keys.add(KeyPreview.of(template, file.file(), file.relativePath(), now)));
            return files.size() - keys.size();
        } catch (PlaceholderException e) {
            return 0;
        }
    }
}

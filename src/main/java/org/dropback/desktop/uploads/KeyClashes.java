package org.dropback.desktop.uploads;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Set;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;
import org.dropback.upload.KeyPreview;

/**
 * Files that a template sends to the same object, where the last would overwrite the others. Eight bytes a key are kept, not the key: two different ones are
 * taken for the same about once in thirty million lots of a million files. Never touches the disk. One thread.
 */
final class KeyClashes {

    /** With these in it a key depends on more than the file's name. */
    private static final Set<String> TELLING_APART = Set.of("size", "mtime", "sha256", "md5", "uuid", "row");

    private final ZonedDateTime now;
    private long[] seen = new long[1 << 10];
    private int size;
    private long count;
    private String first = "";

    KeyClashes(ZonedDateTime now) {
        this.now = now;
    }

    /** Whether files can meet at all; false also for a template that cannot be read, which fails by itself. */
    static boolean arePossible(String template) {
        try {
            return PlaceholderTemplate.parse(template).placeholders().stream().noneMatch(placeholder -> TELLING_APART.contains(placeholder.name()));
        } catch (PlaceholderException e) {
            return false;
        }
    }

    void add(String template, Path file, String relativePath) {
        try {
            var key = KeyPreview.of(template, file, relativePath, now);
            if (!put(hash(key))) {
                count++;
                first = first.isEmpty() ? key : first;
            }
        } catch (PlaceholderException e) {
            // Fails as an upload, and says so.
        }
    }

    /** How many files meet the key of an earlier one. */
    long count() {
        return count;
    }

    /** The first key that two files have; empty for none. */
    String first() {
        return first;
    }

    /** FNV-1a, stirred so that its low bits can be a place. */
    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }

    private boolean put(long hash) {
        if (2 * size >= seen.length) {
            var old = seen;
            seen = new long[4 * old.length];
            for (var each : old) {
                if (each != 0) {
                    seen[place(each)] = each;
                }
            }
        }
        int place = place(hash);
        if (seen[place] != 0) {
            return false;
        }
        seen[place] = hash;
        size++;
        return true;
    }

    /** Where it is, or the free place for it. */
    private int place(long hash) {
        int place = (int) hash & seen.length - 1;
        while (seen[place] != 0 && seen[place] != hash) {
            place = place + 1 & seen.length - 1;
        }
        return place;
    }
}

package org.dropback.store;

import java.nio.file.Path;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * A profile file that is not among the profiles.
 *
 * @param file    where it was found
 * @param detail  technical, such as what the JSON parser said
 * @param movedTo where it lies now, null when it was left in place
 */
public record ProfileProblem(Path file, Reason reason, String detail, @Nullable Path movedTo) {

    /** What happened, for a person. */
    public String text(Messages messages) {
        var what = messages.get("upload.profile." + reason, name(file), detail);
        return movedTo == null ? what : what + " " + messages.get("upload.profile.moved", name(movedTo));
    }

    private static String name(Path path) {
        var name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    public enum Reason {
        /** Moved aside. */
        NOT_JSON,
        /** Moved aside: JSON, but a field is not what it must be. */
        WRONG_FIELD,
        /** Left in place: written by a newer Dropback. */
        NEWER_SCHEMA,
        /** Left in place: the name belongs to another file. */
        NAME_TAKEN,
        /** Left in place: the disk or its permissions refused it. */
        UNREADABLE
    }
}

package org.dropback.callback.importing;

import java.util.List;
import org.dropback.callback.SavedProfile;
import org.dropback.callback.ShareNote;

/**
 * What a text held. May be invalid as a callback: checks say how.
 *
 * @param notes what was left out or taken otherwise than written
 */
public record Imported(Format format, List<SavedProfile> profiles, List<ShareNote> notes) {

    /** What kind of text it was. */
    public enum Format {
        /** A file of ours. */
        DROPBACK,
        /** {@code x-oss-callback} in Base64, perhaps with {@code x-oss-callback-var}. */
        HEADER, CURL,
        /** JSON as the samples of the SDKs write it. */
        JSON,
        /** An HTML form for PostObject. */
        FORM,
        /** What an application server hands to who uploads directly. */
        POLICY
    }

    public Imported {
        profiles = List.copyOf(profiles);
        notes = List.copyOf(notes);
    }
}

package org.dropback.desktop.profiles;

/** A row of the list of profiles. */
sealed interface ListRow {

    /** @param count profiles in it */
    record Folder(String name, int count, boolean open) implements ListRow {
    }

    /** @param nested whether it stands in a folder */
    record Entry(ProfileDraft draft, boolean nested) implements ListRow {
    }
}

package org.dropback.desktop.profiles;

import java.io.IOException;
import org.dropback.callback.SavedProfile;
import org.dropback.store.ProfileStore;
import org.jspecify.annotations.Nullable;

/** What of a draft is on disk, known to those who write there. One task at a time; blocks on the disk. */
final class DiskCopy {

    private volatile @Nullable SavedProfile now;

    /** @param saved null while nothing is */
    DiskCopy(@Nullable SavedProfile saved) {
        now = saved;
    }

    void save(ProfileStore store, SavedProfile profile) throws IOException {
        store.save(profile, now);
        now = profile;
    }

    void delete(ProfileStore store) throws IOException {
        var before = now;
        if (before != null) {
            store.delete(before);
            now = null;
        }
    }

    /** Somebody else wrote it. */
    void follow(@Nullable SavedProfile onDisk) {
        now = onDisk;
    }
}

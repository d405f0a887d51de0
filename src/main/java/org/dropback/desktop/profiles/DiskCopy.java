package org.dropback.desktop.profiles;

import java.io.IOException;
import org.dropback.callback.CallbackProfile;
import org.dropback.store.ProfileStore;
import org.jspecify.annotations.Nullable;

/** What of a draft is on disk, known to those who write there. One task at a time; blocks on the disk. */
final class DiskCopy {

    private volatile @Nullable String name;

    /** @param name of the saved profile, null while there is none */
    DiskCopy(@Nullable String name) {
        this.name = name;
    }

    void save(ProfileStore store, CallbackProfile profile) throws IOException {
        var before = name;
        if (before != null) {
            store.rename(before, profile.name());
            name = profile.name();
        }
        store.save(profile);
        name = profile.name();
    }

    void delete(ProfileStore store) throws IOException {
        var before = name;
        if (before != null) {
            store.delete(before);
            name = null;
        }
    }
}

package org.dropback.desktop.profiles;

import java.io.IOException;
import org.dropback.callback.SavedProfile;
import org.dropback.store.ProfileStore;
import org.jspecify.annotations.Nullable;

/** What of a draft is on disk, known to those who write there. One task at a time; blocks on the disk. */
final class DiskCopy {

    private volatile @Nullable SavedProfile now;
    private volatile boolean forThisRun;

    /** @param saved null while nothing is */
    DiskCopy(@Nullable SavedProfile saved) {
        now = saved;
    }

    void save(ProfileStore store, SavedProfile profile) throws IOException {
        store.save(profile, now);
        now = profile;
        forThisRun = profile.hasSecrets() && !store.secretsLast();
    }

    /** Whether something secret that was saved last is lost when the app ends. */
    boolean forThisRun() {
        return forThisRun;
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

package org.dropback.desktop.profiles;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.common.DiskFailures;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.fx.Background;
import org.dropback.store.ProfileConflictException;
import org.dropback.store.ProfileStore;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** The profiles on disk, beside the list of them that the screens show. FX thread; the disk is touched elsewhere. */
final class ProfileShelf {

    private final ProfileStore store;
    private final ObservableList<SavedProfile> saved;
    private final Background disk;
    private final Notices notices;
    private final Messages messages;

    /** Work on the store, which may fail as disks do. */
    interface DiskWork {
        void run(ProfileStore store) throws IOException;
    }

    /** @param disk runs one task at a time, in the order in which they came */
    ProfileShelf(ProfileStore store, ObservableList<SavedProfile> saved, Background disk, Notices notices, Messages messages) {
        this.store = store;
        this.saved = saved;
        this.disk = disk;
        this.notices = notices;
        this.messages = messages;
    }

    /** Writes; a draft whose file somebody else changed meanwhile is contested. */
    void write(DiskWork work, Runnable done, ProfileDraft draft) {
        disk.<@Nullable Void>run(() -> {
            work.run(store);
            return null;
        }, _ -> done.run(), failure -> {
            if (failure instanceof ProfileConflictException conflict) {
                draft.contest(conflict.onDisk());
            } else {
                notices.show(Notice.of(Tone.DANGER, messages.get("profiles.diskFailed", DiskFailures.tell(failure, messages))));
            }
        });
    }

    /** @param changed told what is there now, where that is not what the list says */
    void lookAgain(Consumer<List<SavedProfile>> changed) {
        disk.run(() -> {
            store.reread();
            return store.list();
        }, onDisk -> {
            if (!onDisk.equals(List.copyOf(saved).stream().sorted(Comparator.comparing(SavedProfile::name)).toList())) {
                changed.accept(onDisk);
            }
        }, failure -> notices.show(Notice.of(Tone.DANGER, DiskFailures.tell(failure, messages))));
    }

    /** Brings the list up to the disk, one by one, so that who looks at one of them keeps it. */
    void follow(List<SavedProfile> onDisk) {
        saved.removeIf(before -> onDisk.stream().noneMatch(now -> now.name().equals(before.name())));
        for (var now : onDisk) {
            int at = saved.stream().map(SavedProfile::name).toList().indexOf(now.name());
            if (at < 0) {
                saved.add(now);
            } else if (!saved.get(at).equals(now)) {
                saved.set(at, now);
            }
        }
    }
}

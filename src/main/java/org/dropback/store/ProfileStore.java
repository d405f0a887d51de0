package org.dropback.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dropback.callback.ProfileBook;
import org.dropback.callback.SavedProfile;
import org.dropback.store.ProfileFolder.Saved;
import org.jspecify.annotations.Nullable;

/**
 * The saved callback profiles: one readable JSON file each, called after the profile, though the name inside is the truth. What was read is kept in
 * memory; {@link #list} and {@link #problems} never touch the disk. No file is overwritten that could not be read: it is moved aside and named in
 * the problems. Values of secret variables are in none of them but with {@link SecretValues}. Several processes may use one folder: a save that would undo another's is refused. Any thread; all but {@link #list}, {@link #find},
 * {@link #book} and {@link #problems} block on the disk.
 */
public final class ProfileStore {

    private final ProfileFolder folder;
    private final SecretValues values;
    private volatile Map<String, Saved> byName = Map.of();
    private volatile List<ProfileProblem> problems = List.of();

    /** The values of secret variables live as long as this object. @see #ProfileStore(Path, SecretValues) */
    public ProfileStore(Path folder) {
        this(folder, SecretValues.ofThisRun());
    }

    /**
     * Reads now, and asks no keeper of secrets: until the first {@link #reread} a variable whose value is kept is one that is asked.
     *
     * @param folder made at the first save
     * @param values gets the values of secret variables, those too that a file still holds, where they last
     */
    public ProfileStore(Path folder, SecretValues values) {
        this.values = values;
        this.folder = new ProfileFolder(folder.toAbsolutePath(), values);
        this.folder.read(true);
        publish();
    }

    /** By name. */
    public List<SavedProfile> list() {
        return byName.values().stream().map(Saved::profile).toList();
    }

    public Optional<SavedProfile> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(Saved::profile);
    }

    public ProfileBook book() {
        return ProfileBook.of(list());
    }

    /** Whether the values of secret variables outlive this run. Blocks: may ask a keychain. */
    public boolean secretsLast() {
        return values.last();
    }

    /** The files that were met and could not be used, those that were moved aside first. */
    public List<ProfileProblem> problems() {
        return problems;
    }

    /** Looks for what others changed, added or deleted; reads only the files that changed. @return whether {@link #list} differs from before */
    public synchronized boolean reread() {
        var before = list();
        folder.read(false);
        publish();
        return !list().equals(before);
    }

    /** Adds a profile, or replaces the one of its name unless its file was changed by somebody else since it was read. @see #save(SavedProfile, SavedProfile) */
    public synchronized void save(SavedProfile profile) throws IOException {
        save(profile, find(profile.name()).orElse(null));
    }

    /**
     * Saves what an author made of a profile. Where it got another name its file follows, and so do the profiles that inherit from it.
     *
     * @param base what the author started from, null for nothing
     * @throws ProfileConflictException   where the disk has something else than the base by now; {@link #overwrite} saves it all the same
     * @throws FileAlreadyExistsException where another profile has the new name
     * @throws IOException                the old file is then as it was
     */
    public synchronized void save(SavedProfile profile, @Nullable SavedProfile base) throws IOException {
        var name = base == null ? profile.name() : base.name();
        if (byName.containsKey(name)) {
            folder.doubt(existing(name).file());
        }
        reread();
        var onDisk = byName.get(name);
        if (onDisk != null && !onDisk.profile().equals(base)) {
            throw new ProfileConflictException(onDisk.profile());
        }
        write(profile, onDisk, name);
    }

    /** Saves a profile whatever its file holds. */
    public synchronized void overwrite(SavedProfile profile) throws IOException {
        reread();
        write(profile, byName.get(profile.name()), profile.name());
    }

    /** @throws FileAlreadyExistsException where another profile has the new name */
    public synchronized void rename(String name, String newName) throws IOException {
        reread();
        var saved = existing(name);
        write(saved.profile().withName(newName), saved, name);
    }

    /**
     * Deletes a profile unless its file was changed by somebody else.
     *
     * @param base what its author last saw
     * @throws ProfileConflictException where the disk has something else by now; the file is then as it was
     */
    public synchronized void delete(SavedProfile base) throws IOException {
        reread();
        var onDisk = existing(base.name());
        if (!onDisk.profile().equals(base)) {
            throw new ProfileConflictException(onDisk.profile());
        }
        delete(base.name());
    }

    /** The profiles that inherit from it stay, and lack their parent. */
    public synchronized void delete(String name) throws IOException {
        folder.delete(existing(name).file());
        publish();
    }

    private Saved existing(String name) throws NoSuchFileException {
        var saved = byName.get(name);
        if (saved == null) {
            throw new NoSuchFileException(name);
        }
        return saved;
    }

    private void write(SavedProfile profile, @Nullable Saved onDisk, String name) throws IOException {
        var renamed = !profile.name().equals(name);
        if (renamed && byName.containsKey(profile.name())) {
            throw new FileAlreadyExistsException(profile.name());
        }
        try {
            folder.write(profile, onDisk == null ? null : onDisk.file());
            if (renamed) {
                follow(name, profile.name(), onDisk == null ? null : onDisk.file());
                if (onDisk != null) {
                    folder.rename(onDisk.file(), profile.name());
                }
            }
        } finally {
            publish();
        }
    }

    private void follow(String parent, String newName, @Nullable Path ownFile) throws IOException {
        for (var heir : byName.values()) {
            if (parent.equals(heir.profile().parent()) && !heir.file().equals(ownFile)) {
                folder.write(heir.profile().withParent(newName), heir.file());
            }
        }
    }

    private void publish() {
        byName = new TreeMap<>(folder.profiles());
        problems = List.copyOf(folder.problems());
    }
}

package org.dropback.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dropback.callback.CallbackProfile;
import org.dropback.store.ProfileProblem.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The saved callback profiles: one readable JSON file each, called after the profile, though the name inside is the truth. What was read is kept in
 * memory; {@link #list} and {@link #problems} never touch the disk. No file is overwritten that could not be read: it is moved aside and named in
 * the problems. Any thread; all but {@link #list} and {@link #problems} block on the disk.
 */
public final class ProfileStore {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileStore.class);
    private static final long MAX_BYTES = 4 << 20;

    private final Path folder;
    private final ProfileJson json = new ProfileJson();
    private final Map<String, Saved> byName = new ConcurrentSkipListMap<>();
    private final List<ProfileProblem> problems = new CopyOnWriteArrayList<>();

    private record Saved(CallbackProfile profile, Path file) {
    }

    /** @param folder made at the first save; read now */
    public ProfileStore(Path folder) {
        this.folder = folder.toAbsolutePath();
        load();
    }

    /** By name. */
    public List<CallbackProfile> list() {
        return byName.values().stream().map(Saved::profile).toList();
    }

    /** The files that were met and could not be used, oldest first. */
    public List<ProfileProblem> problems() {
        return List.copyOf(problems);
    }

    /** Adds a profile, or replaces the one of its name. @throws IOException the old file is then as it was */
    public synchronized void save(CallbackProfile profile) throws IOException {
        var saved = byName.get(profile.name());
        write(profile, saved == null ? null : saved.file());
    }

    /** @throws FileAlreadyExistsException where another profile has the new name */
    public synchronized void rename(String name, String newName) throws IOException {
        var saved = existing(name);
        if (newName.equals(name)) {
            return;
        }
        if (byName.containsKey(newName)) {
            throw new FileAlreadyExistsException(newName);
        }
        var old = saved.profile();
        var renamed = new CallbackProfile(newName, old.urls(), old.host(), old.sni(), old.bodyType(), old.body(), old.variables(), old.headers());
        write(renamed, saved.file());
        byName.remove(name);
        try {
            byName.put(newName, new Saved(renamed, Files.move(saved.file(), ProfileFiles.free(folder, newName))));
        } catch (IOException e) {
            LOG.info("Profile {} stays in {}", newName, saved.file(), e);
        }
    }

    public synchronized void delete(String name) throws IOException {
        Files.deleteIfExists(existing(name).file());
        byName.remove(name);
    }

    private Saved existing(String name) throws NoSuchFileException {
        var saved = byName.get(name);
        if (saved == null) {
            throw new NoSuchFileException(name);
        }
        return saved;
    }

    /** @param file of this profile, null for a new one */
    private void write(CallbackProfile profile, @Nullable Path file) throws IOException {
        Files.createDirectories(folder);
        var tree = file == null ? JsonNodeFactory.instance.objectNode() : asItIsNow(file);
        var target = file == null ? ProfileFiles.free(folder, profile.name()) : file;
        SafeFile.replace(target, json.write(profile, tree));
        byName.put(profile.name(), new Saved(profile, target));
    }

    /** Somebody may have edited the file since it was read: what they added is kept, what they broke is moved aside. */
    private ObjectNode asItIsNow(Path file) throws IOException {
        try {
            var tree = json.parse(content(file));
            json.read(tree, "");
            return tree;
        } catch (NoSuchFileException e) {
            return JsonNodeFactory.instance.objectNode();
        } catch (ProfileFormatException e) {
            if (e.reason() == Reason.NEWER_SCHEMA) {
                throw e;
            }
            report(file, e.reason(), e.getMessage(), ProfileFiles.setAside(file));
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private void load() {
        try {
            if (Files.exists(folder)) {
                ProfileFiles.in(folder).forEach(this::load);
            }
        } catch (IOException e) {
            report(folder, Reason.UNREADABLE, e.toString(), null);
        }
    }

    private void load(Path file) {
        try {
            var profile = json.read(json.parse(content(file)), ProfileFiles.stem(file));
            var other = byName.putIfAbsent(profile.name(), new Saved(profile, file));
            if (other != null) {
                report(file, Reason.NAME_TAKEN, other.file().getFileName().toString(), null);
            }
        } catch (ProfileFormatException e) {
            report(file, e.reason(), e.getMessage(), e.reason() == Reason.NEWER_SCHEMA ? null : asideIfPossible(file));
        } catch (IOException e) {
            report(file, Reason.UNREADABLE, e.toString(), null);
        }
    }

    private static byte[] content(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new ProfileFormatException(Reason.NOT_JSON, "larger than " + MAX_BYTES + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private static @Nullable Path asideIfPossible(Path file) {
        try {
            return ProfileFiles.setAside(file);
        } catch (IOException e) {
            LOG.warn("Profile file {} cannot be moved aside", file, e);
            return null;
        }
    }

    private void report(Path file, Reason reason, String detail, @Nullable Path movedTo) {
        LOG.warn("Profile file {} is not used: {} ({})", file, reason, detail);
        problems.add(new ProfileProblem(file, reason, detail, movedTo));
    }
}

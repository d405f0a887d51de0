package org.dropback.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.dropback.callback.SavedProfile;
import org.dropback.store.ProfileProblem.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The profile files as they were read last; a file is read again only when its size, time or identity changed. One thread at a time; blocks on the disk. */
final class ProfileFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileFolder.class);
    /** Of one file; a larger one is taken for broken. */
    static final long MAX_BYTES = 4 << 20;

    private final Path folder;
    private final ProfileJson json = new ProfileJson();
    private final KeptValues kept;
    private Map<Path, Reading> readings = new LinkedHashMap<>();
    /** Those of files that were moved aside: they stand as long as the program runs. */
    private final List<ProfileProblem> movedAside = new ArrayList<>();
    /** Files that were deleted while values of theirs could not be had, which live on at their keeper. */
    private final Map<SavedProfile, byte[]> deleted = new HashMap<>();
    private @Nullable ProfileProblem ofFolder;

    private record Stamp(long size, long modified, @Nullable Object key) {

        static Stamp of(Path file) throws IOException {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), attributes.fileKey());
        }
    }

    /** @param kept what its variables have at the keeper of secrets */
    private record Reading(@Nullable Stamp stamp, @Nullable SavedProfile profile, Set<String> kept, @Nullable ProfileProblem problem) {
    }

    record Saved(SavedProfile profile, Path file) {
    }

    ProfileFolder(Path folder, SecretValues values) {
        this.folder = folder;
        kept = new KeptValues(values);
    }

    /**
     * @param first whether what cannot be read is moved aside, and no keeper of secrets is asked; else it stays, and counts as what it was when it could be
     *              read
     */
    void read(boolean first) {
        ofFolder = null;
        var now = new LinkedHashMap<Path, Reading>();
        try {
            for (var file : Files.exists(folder) ? ProfileFiles.in(folder) : List.<Path>of()) {
                var reading = read(file, readings.get(file), first);
                if (reading != null) {
                    now.put(file, reading);
                }
            }
        } catch (IOException e) {
            ofFolder = problem(folder, Reason.UNREADABLE, e.toString(), null);
        }
        readings = now;
    }

    private @Nullable Reading read(Path file, @Nullable Reading before, boolean first) {
        Stamp stamp = null;
        try {
            stamp = Stamp.of(file);
            if (before != null && stamp.equals(before.stamp())) {
                return before;
            }
            var tree = json.parse(content(file));
            json.read(tree, "");
            if (!first && kept.shouldMove(tree)) {
                move(file, tree, stamp);
                stamp = Stamp.of(file);
            }
            var ids = KeptValues.ids(tree);
            boolean settled = !KeptValues.isBare(tree) & kept.fill(tree, !first);
            return new Reading(settled ? stamp : null, json.read(tree, ProfileFiles.stem(file)), ids, null);
        } catch (NoSuchFileException gone) {
            return null;
        } catch (ProfileFormatException e) {
            var aside = first && e.reason() != Reason.NEWER_SCHEMA ? asideIfPossible(file) : null;
            var problem = problem(file, e.reason(), e.getMessage(), aside);
            if (aside != null) {
                movedAside.add(problem);
                return null;
            }
            return new Reading(stamp, before == null || e.reason() == Reason.NEWER_SCHEMA ? null : before.profile(), kept(before), problem);
        } catch (IOException e) {
            return new Reading(stamp, before == null ? null : before.profile(), kept(before), problem(file, Reason.UNREADABLE, e.toString(), null));
        }
    }

    private static Set<String> kept(@Nullable Reading before) {
        return before == null ? Set.of() : before.kept();
    }

    /** Gives the values of secret variables that stand in a file to their keeper; the file is then as it is told here. */
    private void move(Path file, ObjectNode tree, Stamp stamp) {
        var without = tree.deepCopy();
        try {
            var made = kept.take(without, tree);
            try {
                if (!stamp.equals(Stamp.of(file))) {
                    throw new IOException("changed meanwhile");
                }
                SafeFile.replace(file, json.bytes(without));
                tree.setAll(without);
            } catch (IOException e) {
                kept.forget(made);
                throw e;
            }
        } catch (IOException e) {
            LOG.warn("Values of secret variables stay in {}: {}", file, e.toString());
        }
    }

    /** Has a file read again next time, whatever its size and time. */
    void doubt(Path file) {
        readings.computeIfPresent(file, (_, reading) -> new Reading(null, reading.profile(), reading.kept(), reading.problem()));
    }

    /** By name: of two files of one name the one with the shorter name of its own. */
    Map<String, Saved> profiles() {
        var byName = new LinkedHashMap<String, Saved>();
        readings.forEach((file, reading) -> {
            if (reading.profile() != null) {
                byName.putIfAbsent(reading.profile().name(), new Saved(reading.profile(), file));
            }
        });
        return byName;
    }

    List<ProfileProblem> problems() {
        var all = new ArrayList<>(movedAside);
        if (ofFolder != null) {
            all.add(ofFolder);
        }
        var byName = profiles();
        readings.forEach((file, reading) -> {
            var holder = reading.profile() == null ? null : Objects.requireNonNull(byName.get(reading.profile().name())).file();
            if (reading.problem() != null) {
                all.add(reading.problem());
            } else if (holder != null && !holder.equals(file)) {
                all.add(new ProfileProblem(file, Reason.NAME_TAKEN, holder.getFileName().toString(), null));
            }
        });
        return all;
    }

    /** @param file of this profile, null for a new one */
    void write(SavedProfile profile, @Nullable Path file) throws IOException {
        Files.createDirectories(folder);
        var back = file == null ? deleted.get(profile) : null;
        if (back != null) {
            var target = ProfileFiles.free(folder, profile.name());
            SafeFile.replace(target, back);
            readings.put(target, Objects.requireNonNull(read(target, null, false)));
            deleted.remove(profile);
            return;
        }
        var tree = file == null ? null : asItIsNow(file);
        var target = file == null ? ProfileFiles.free(folder, profile.name()) : file;
        var before = tree == null ? JsonNodeFactory.instance.objectNode() : tree;
        var next = json.tree(profile, before.deepCopy());
        var made = kept.take(next, before);
        try {
            var bytes = json.bytes(next);
            if (bytes.length > MAX_BYTES) {
                throw new FileSystemException(target.toString(), null, "a profile of more than " + (MAX_BYTES >> 20) + " MB");
            }
            SafeFile.replace(target, bytes);
        } catch (IOException e) {
            kept.forget(made);
            throw e;
        }
        var ids = KeptValues.ids(next);
        forget(target, KeptValues.ids(before), ids);
        readings.put(target, new Reading(!KeptValues.isBare(next) & kept.fill(next, true) ? Stamp.of(target) : null, profile, ids, null));
    }

    /** What only this file had and has no longer: a copy of it may name the same. */
    private void forget(Path file, Set<String> before, Set<String> now) {
        var gone = new HashSet<>(before);
        gone.removeAll(now);
        readings.forEach((other, reading) -> {
            if (!other.equals(file)) {
                gone.removeAll(reading.kept());
            }
        });
        kept.forget(gone);
    }

    /** Gives a file the name of its profile, where the disk lets it. */
    void rename(Path file, String profileName) {
        try {
            readings.put(Files.move(file, ProfileFiles.free(folder, profileName)), Objects.requireNonNull(readings.remove(file)));
        } catch (IOException e) {
            LOG.info("Profile {} stays in {}", profileName, file, e);
        }
    }

    void delete(Path file) throws IOException {
        var reading = readings.get(file);
        var locked = kept(reading).stream().anyMatch(kept::isLocked);
        if (locked && reading != null && reading.profile() != null) {
            deleted.put(reading.profile(), content(file));
        }
        Files.deleteIfExists(file);
        readings.remove(file);
        if (!locked) {
            forget(file, kept(reading), Set.of());
        }
    }

    /** What somebody added to the file that we do not know is kept; what they broke is moved aside. Null where nothing is. */
    private @Nullable ObjectNode asItIsNow(Path file) throws IOException {
        try {
            var tree = json.parse(content(file));
            json.read(tree, "");
            return tree;
        } catch (NoSuchFileException e) {
            return null;
        } catch (ProfileFormatException e) {
            if (e.reason() == Reason.NEWER_SCHEMA) {
                throw e;
            }
            movedAside.add(problem(file, e.reason(), e.getMessage(), ProfileFiles.setAside(file)));
            return null;
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

    private static ProfileProblem problem(Path file, Reason reason, String detail, @Nullable Path movedTo) {
        LOG.warn("Profile file {} is not used: {} ({})", file, reason, detail);
        return new ProfileProblem(file, reason, detail, movedTo);
    }
}

package org.dropback.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.dropback.callback.SavedProfile;
import org.dropback.store.ProfileProblem.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The profile files as they were read last; a file is read again only when its size, time or identity changed. One thread at a time; blocks on the disk. */
final class ProfileFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileFolder.class);
    private static final long MAX_BYTES = 4 << 20;

    private final Path folder;
    private final ProfileJson json = new ProfileJson();
    private Map<Path, Reading> readings = new LinkedHashMap<>();
    /** Those of files that were moved aside: they stand as long as the program runs. */
    private final List<ProfileProblem> movedAside = new ArrayList<>();
    private @Nullable ProfileProblem ofFolder;

    private record Stamp(long size, long modified, @Nullable Object key) {

        static Stamp of(Path file) throws IOException {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), attributes.fileKey());
        }
    }

    private record Reading(@Nullable Stamp stamp, @Nullable SavedProfile profile, @Nullable ProfileProblem problem) {
    }

    record Saved(SavedProfile profile, Path file) {
    }

    ProfileFolder(Path folder) {
        this.folder = folder;
    }

    /** @param setAside whether what cannot be read is moved aside; else it stays, and counts as what it was when it could be read */
    void read(boolean setAside) {
        ofFolder = null;
        var now = new LinkedHashMap<Path, Reading>();
        try {
            for (var file : Files.exists(folder) ? ProfileFiles.in(folder) : List.<Path>of()) {
                var reading = read(file, readings.get(file), setAside);
                if (reading != null) {
                    now.put(file, reading);
                }
            }
        } catch (IOException e) {
            ofFolder = problem(folder, Reason.UNREADABLE, e.toString(), null);
        }
        readings = now;
    }

    private @Nullable Reading read(Path file, @Nullable Reading before, boolean setAside) {
        Stamp stamp = null;
        try {
            stamp = Stamp.of(file);
            if (before != null && stamp.equals(before.stamp())) {
                return before;
            }
            return new Reading(stamp, json.read(json.parse(content(file)), ProfileFiles.stem(file)), null);
        } catch (NoSuchFileException gone) {
            return null;
        } catch (ProfileFormatException e) {
            var aside = setAside && e.reason() != Reason.NEWER_SCHEMA ? asideIfPossible(file) : null;
            var problem = problem(file, e.reason(), e.getMessage(), aside);
            if (aside != null) {
                movedAside.add(problem);
                return null;
            }
            return new Reading(stamp, before == null || e.reason() == Reason.NEWER_SCHEMA ? null : before.profile(), problem);
        } catch (IOException e) {
            return new Reading(stamp, before == null ? null : before.profile(), problem(file, Reason.UNREADABLE, e.toString(), null));
        }
    }

    /** Has a file read again next time, whatever its size and time. */
    void doubt(Path file) {
        readings.computeIfPresent(file, (_, reading) -> new Reading(null, reading.profile(), reading.problem()));
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
        var tree = file == null ? null : asItIsNow(file);
        var target = file == null ? ProfileFiles.free(folder, profile.name()) : file;
        SafeFile.replace(target, json.write(profile, tree == null ? JsonNodeFactory.instance.objectNode() : tree));
        readings.put(target, new Reading(Stamp.of(target), profile, null));
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
        Files.deleteIfExists(file);
        readings.remove(file);
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

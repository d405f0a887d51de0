package org.dropback.desktop.profiles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.dropback.callback.SavedProfile;
import org.dropback.callback.importing.ImportException;
import org.dropback.callback.importing.Imported;
import org.dropback.desktop.common.DiskFailures;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.fx.Background;
import org.dropback.store.ProfileAdding;
import org.dropback.store.ProfileAdding.Added;
import org.dropback.store.ProfileShare;
import org.dropback.store.ProfileStore;
import org.dropback.store.SharedText;
import org.dropback.text.Messages;

/** Profiles given away and taken in. FX thread; the disk is touched elsewhere. */
public final class Sharing {

    private final ProfilesViewModel model;
    private final ProfileStore store;
    private final Background disk;
    private final ShareFiles files;
    private final Notices notices;
    private final Messages messages;

    /** @param disk runs one task at a time, in the order in which they came */
    public Sharing(ProfilesViewModel model, ProfileStore store, Executor disk, Executor fx, ShareFiles files, Notices notices, Messages messages) {
        this.model = model;
        this.store = store;
        this.disk = new Background(disk, fx);
        this.files = files;
        this.notices = notices;
        this.messages = messages;
    }

    /** What came of one text. */
    private record Taken(List<Added> added, List<String> notes) {
    }

    /** Asks for files and imports them. */
    public void chooseAndImport() {
        importFiles(files.open());
    }

    /** Imports files, each whole or not at all. */
    public void importFiles(List<Path> chosen) {
        chosen.forEach(file -> take(String.valueOf(file.getFileName()), () -> ProfileShare.read(SharedText.bytes(file), messages.get("import.nameless"))));
    }

    /** Imports what was pasted. */
    public void importText(String text) {
        take(messages.get("share.pasted"), () -> ProfileShare.read(text, messages.get("import.nameless")));
    }

    private void take(String from, Callable<Imported> read) {
        disk.run(() -> {
            var imported = read.call();
            var added = new ProfileAdding(store).add(imported.profiles());
            return new Taken(added, imported.notes().stream().map(note -> note.text(messages)).toList());
        }, this::taken, failure -> notices.show(Notice.of(Tone.DANGER, messages.get("import.failed", from, reason(failure)))));
    }

    private String reason(Exception failure) {
        return switch (failure) {
            case ImportException e -> e.text(messages);
            case IOException e -> DiskFailures.tell(e, messages);
            default -> failure.toString();
        };
    }

    private void taken(Taken taken) {
        model.show(taken.added().stream().filter(added -> !added.already()).map(Added::profile).toList());
        var sentences = Stream.concat(taken.added().stream().limit(3).map(this::sentence),
                taken.added().size() > 3 ? Stream.of(messages.get("share.andMore", taken.added().size() - 3)) : Stream.empty());
        notices.show(Notice.of(Tone.SUCCESS, String.join(" ", Stream.concat(sentences, taken.notes().stream()).toList())));
    }

    private String sentence(Added added) {
        var key = added.already() ? "import.already" : added.renamed() ? "import.renamed" : "import.added";
        return messages.get(key, added.profile().name(), added.calledBefore());
    }

    /** Asks where to, and writes the profiles there without their secrets. */
    void chooseAndExport(List<SavedProfile> chosen) {
        if (!chosen.isEmpty()) {
            files.save((chosen.size() == 1 ? chosen.getFirst().name().replaceAll("[^\\p{L}\\p{N}._-]+", "-") : "profiles") + ProfileShare.SUFFIX)
                    .ifPresent(file -> export(chosen, file));
        }
    }

    void chooseAndExportAll() {
        chooseAndExport(model.savedProfiles());
    }

    /** Writes profiles to a file without their secrets, and says what was left out. */
    public void export(List<SavedProfile> chosen, Path to) {
        var exported = ProfileShare.export(chosen, model.savedProfiles());
        disk.run(() -> Files.writeString(to, exported.json(), UTF_8), _ -> {
            var told = new ArrayList<String>();
            told.add(messages.get("share.exported", exported.profiles().size(), to.toString()));
            exported.leftOut().forEach(note -> told.add(note.text(messages)));
            notices.show(Notice.of(exported.leftOut().isEmpty() ? Tone.SUCCESS : Tone.WARNING, String.join(" ", told)));
        }, failure -> notices.show(Notice.of(Tone.DANGER, reason(failure))));
    }

    /** The same as a text, for the clipboard. */
    String json(SavedProfile profile) {
        var exported = ProfileShare.export(List.of(profile), model.savedProfiles());
        if (!exported.leftOut().isEmpty()) {
            notices.show(Notice.of(Tone.WARNING, String.join(" ", exported.leftOut().stream().map(note -> note.text(messages)).toList())));
        }
        return exported.json();
    }
}

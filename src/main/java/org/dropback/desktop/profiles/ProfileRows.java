package org.dropback.desktop.profiles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** The list of profiles as it is shown: those in no folder, then the folders, with a search. FX thread. */
final class ProfileRows {

    private final ObservableList<ProfileDraft> drafts;
    private final ObservableList<ListRow> rows = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final Set<String> closed = new HashSet<>();

    /** @param drafts tells of each change in one of them */
    ProfileRows(ObservableList<ProfileDraft> drafts) {
        this.drafts = drafts;
        drafts.addListener((ListChangeListener<ProfileDraft>) _ -> lay());
        search.addListener((_, _, _) -> lay());
        lay();
    }

    private void lay() {
        var words = search.get().strip().toLowerCase(Locale.ROOT);
        var folders = new TreeMap<String, List<ProfileDraft>>(String.CASE_INSENSITIVE_ORDER);
        var wanted = new ArrayList<ListRow>();
        for (var draft : drafts) {
            if (matches(draft, words)) {
                var folder = folderOf(draft);
                if (folder.isEmpty()) {
                    wanted.add(new ListRow.Entry(draft, false));
                } else {
                    folders.computeIfAbsent(folder, _ -> new ArrayList<>()).add(draft);
                }
            }
        }
        folders.forEach((folder, inside) -> {
            // A search looks into closed folders too.
            boolean open = !words.isEmpty() || !closed.contains(folder);
            wanted.add(new ListRow.Folder(folder, inside.size(), open));
            if (open) {
                inside.forEach(draft -> wanted.add(new ListRow.Entry(draft, true)));
            }
        });
        // Typing into a profile changes it, but not the rows.
        if (!wanted.equals(rows)) {
            rows.setAll(wanted);
        }
    }

    private static boolean matches(ProfileDraft draft, String words) {
        var profile = draft.profileProperty().get();
        return profile.name().toLowerCase(Locale.ROOT).contains(words) || profile.folder().toLowerCase(Locale.ROOT).contains(words)
                || profile.own().toProfile("").urls().stream().anyMatch(url -> url.toLowerCase(Locale.ROOT).contains(words));
    }

    private static String folderOf(ProfileDraft draft) {
        return draft.profileProperty().get().folder().strip();
    }

    void toggle(String folder) {
        if (!closed.remove(folder)) {
            closed.add(folder);
        }
        lay();
    }

    /** Opens the folder of a draft, so that it can be seen. */
    void reveal(ProfileDraft draft) {
        if (closed.remove(folderOf(draft))) {
            lay();
        }
    }

    /** By name. */
    List<String> folders() {
        return drafts.stream().map(ProfileRows::folderOf).filter(name -> !name.isEmpty()).distinct().sorted(String.CASE_INSENSITIVE_ORDER).toList();
    }

    ObservableList<ListRow> rows() {
        return rows;
    }

    StringProperty searchProperty() {
        return search;
    }
}

package org.dropback.desktop.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.callback.ProfileBook;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.junit.jupiter.api.Test;

class ProfileRowsTest {

    private final ObservableList<ProfileDraft> drafts = FXCollections.observableArrayList(each -> new Observable[] {each.profileProperty()});
    private final ProfileRows rows = new ProfileRows(drafts);

    ProfileRowsTest() {
        for (var folder : List.of("shop", "", "Media", "shop")) {
            drafts.add(new ProfileDraft(new SavedProfile("P" + drafts.size(), folder, null, ProfilePart.EMPTY, Map.of()), true, () -> ProfileBook.of(List.of())));
        }
    }

    private List<String> shown() {
        return rows.rows().stream().map(row -> switch (row) {
            case ListRow.Folder folder -> (folder.open() ? "- " : "+ ") + folder.name() + " " + folder.count();
            case ListRow.Entry entry -> entry.draft().nameProperty().get();
        }).toList();
    }

    @Test
    void foldersComeAfterThoseInNone() {
        assertEquals(List.of("P1", "- Media 1", "P2", "- shop 2", "P0", "P3"), shown());
        assertEquals(List.of("Media", "shop"), rows.folders());
    }

    @Test
    void aFolderCloses() {
        rows.toggle("shop");
        assertEquals(List.of("P1", "- Media 1", "P2", "+ shop 2"), shown());
        rows.reveal(drafts.getFirst());
        assertEquals(List.of("P1", "- Media 1", "P2", "- shop 2", "P0", "P3"), shown());
    }

    @Test
    void aSearchLooksIntoClosedFoldersAndAtTheirNames() {
        rows.toggle("shop");
        rows.searchProperty().set("p3");
        assertEquals(List.of("- shop 1", "P3"), shown());
        rows.searchProperty().set("media");
        assertEquals(List.of("- Media 1", "P2"), shown());
    }

    @Test
    void aProfileMovesWithItsFolder() {
        drafts.getFirst().become(drafts.getFirst().profileProperty().get().withFolder(""));
        assertEquals(List.of("P0", "P1", "- Media 1", "P2", "- shop 1", "P3"), shown());
    }
}

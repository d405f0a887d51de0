package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two windows, or a window and a text editor, on the same folder. */
class ProfileConflictTest {

    @TempDir
    private Path folder;
    private ProfileStore mine;
    private ProfileStore theirs;

    @BeforeEach
    void openTwice() throws IOException {
        new ProfileStore(folder).save(profile("one"));
        mine = new ProfileStore(folder);
        theirs = new ProfileStore(folder);
    }

    private static SavedProfile profile(String body) {
        return ProfileStoreTest.profile("p", body);
    }

    private String onDisk() {
        return new ProfileStore(folder).find("p").orElseThrow().own().body();
    }

    private Path file() throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void whatAnotherWindowSavedIsNotOverwritten() throws IOException {
        theirs.save(profile("theirs"));
        var conflict = assertThrows(ProfileConflictException.class, () -> mine.save(profile("mine")));
        assertEquals(profile("theirs"), conflict.onDisk());
        assertEquals("theirs", onDisk());
        mine.overwrite(profile("mine"));
        assertEquals("mine", onDisk());
    }

    @Test
    void anEditThatStartedBeforeTheOtherIsAConflictThoughTheListWasReadAgain() throws IOException {
        var base = mine.find("p").orElseThrow();
        theirs.save(profile("theirs"));
        assertTrue(mine.reread());
        assertThrows(ProfileConflictException.class, () -> mine.save(profile("mine"), base));
        mine.save(profile("mine"), profile("theirs"));
        assertEquals("mine", onDisk());
    }

    @Test
    void aChangeThatLeavesSizeAndTimeIsSeen() throws IOException {
        var time = Files.getLastModifiedTime(file());
        Files.writeString(file(), Files.readString(file()).replace("\"one\"", "\"two\""));
        Files.setLastModifiedTime(file(), time);
        assertThrows(ProfileConflictException.class, () -> mine.save(profile("mine")));
    }

    @Test
    void aFileThatSaysTheSameIsNoConflict() throws IOException {
        Files.writeString(file(), Files.readString(file()).replace("{", "{\n\n\"note\": 5,\n"));
        mine.save(profile("mine"));
        assertEquals("mine", onDisk());
        assertTrue(Files.readString(file()).contains("\"note\" : 5"));
    }

    @Test
    void aNameThatAnotherWindowTookMeanwhileIsAConflict() throws IOException {
        theirs.save(ProfileStoreTest.profile("new", "theirs"));
        assertThrows(ProfileConflictException.class, () -> mine.save(ProfileStoreTest.profile("new", "mine")));
        assertThrows(FileAlreadyExistsException.class, () -> mine.save(ProfileStoreTest.profile("new", "mine"), profile("one")));
        assertEquals(2, new ProfileStore(folder).list().size());
    }

    @Test
    void whatAnotherWindowChangedMeanwhileIsNotDeleted() throws IOException {
        theirs.save(profile("theirs"));
        var conflict = assertThrows(ProfileConflictException.class, () -> mine.delete(profile("one")));
        assertEquals(profile("theirs"), conflict.onDisk());
        assertEquals("theirs", onDisk());
        mine.delete(conflict.onDisk());
        assertEquals(List.of(), new ProfileStore(folder).list());
    }

    @Test
    void rereadingSeesWhatOthersAddedChangedAndDeleted() throws IOException {
        assertFalse(mine.reread());
        theirs.save(ProfileStoreTest.profile("new", "b"));
        assertTrue(mine.reread());
        theirs.save(profile("two"));
        theirs.delete("new");
        assertTrue(mine.reread());
        assertEquals(List.of(profile("two")), mine.list());
        assertFalse(mine.reread());
    }

    @Test
    void aFileThatIsBrokenForAMomentKeepsItsProfileAndItsPlace() throws IOException {
        var whole = Files.readString(file());
        Files.writeString(file(), whole.substring(0, 20));
        assertFalse(mine.reread());
        assertEquals(List.of(profile("one")), mine.list());
        assertEquals(1, mine.problems().size());
        Files.writeString(file(), whole.replace("one", "two"));
        assertTrue(mine.reread());
        assertEquals(List.of(), mine.problems());
        assertEquals(List.of(profile("two")), mine.list());
    }

    @Test
    void savingUnderAnotherNameRenamesAndHeirsFollow() throws IOException {
        mine.save(new SavedProfile("child", "", "p", ProfilePart.EMPTY, Map.of()));
        mine.save(profile("two").withName("q"), profile("one"));
        var read = new ProfileStore(folder);
        assertEquals(List.of("child", "q"), read.list().stream().map(SavedProfile::name).toList());
        assertEquals("two", read.book().effective("child", null).usable().orElseThrow().body());
        try (var files = Files.list(folder)) {
            assertTrue(files.anyMatch(file -> file.getFileName().toString().startsWith("q-")));
        }
    }

    @Test
    void renamingAProfileThatIsItsOwnParentLosesNothing() throws IOException {
        var circle = profile("two").withParent("p");
        mine.save(circle);
        mine.save(circle.withName("q"), circle);
        assertEquals(List.of(circle.withName("q")), new ProfileStore(folder).list());
    }
}

package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.SavedProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProfileStoreTest {

    @TempDir
    private Path temp;
    private Path folder;

    @BeforeEach
    void chooseAFolderThatIsNotThereYet() {
        folder = temp.resolve("home/profiles");
    }

    static SavedProfile profile(String name, String body) {
        return SavedProfile.of(new CallbackProfile(name, List.of("http://a.example/cb"), null, false, BodyType.FORM, body, List.of(), Map.of()));
    }

    static SavedProfile rich(String name) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("z-first", "1");
        headers.put("a-second", "zwei");
        return SavedProfile.of(new CallbackProfile(name, List.of("https://a.example/cb?x=1", "https://b.example/"), "c.example", true, BodyType.JSON,
                "{\"o\":${object},\"q\":\"\\\"'\n\t图\uD83D\uDE00\"}",
                List.of(CallbackVariable.fixed("x:b", "\"quoted\" 中文"), CallbackVariable.fromFile("x:a", "{name}")), headers));
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Path write(String file, String content) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(file), content);
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() {
        var store = new ProfileStore(folder);
        assertTrue(store.list().isEmpty());
        assertTrue(store.problems().isEmpty());
    }

    @Test
    void everyFieldComesBackAfterARestart() throws IOException {
        new ProfileStore(folder).save(rich("Mein Profil 图"));
        var restarted = new ProfileStore(folder);
        assertEquals(List.of(rich("Mein Profil 图")), restarted.list());
        assertEquals(List.of("z-first", "a-second"), List.copyOf(restarted.list().getFirst().own().headers().keySet()));
        assertTrue(restarted.problems().isEmpty());
    }

    @Test
    void savingAgainReplacesTheProfile() throws IOException {
        var store = new ProfileStore(folder);
        store.save(profile("p", "one"));
        store.save(profile("p", "two"));
        assertEquals(List.of(profile("p", "two")), store.list());
        assertEquals(List.of(profile("p", "two")), new ProfileStore(folder).list());
        assertEquals(1, files().size());
    }

    @Test
    void renamingMovesTheFileAndKeepsUnknownFields() throws IOException {
        write("old.json", "{\"name\":\"old\",\"future\":1,\"body\":\"b\"}");
        var store = new ProfileStore(folder);
        store.rename("old", "new name");
        assertEquals(List.of("new name"), store.list().stream().map(SavedProfile::name).toList());
        assertEquals(1, files().size());
        assertTrue(files().getFirst().getFileName().toString().startsWith("new-name-"));
        assertEquals(1, new ObjectMapper().readTree(files().getFirst().toFile()).get("future").intValue());
        store.save(profile("new name", "c"));
        assertEquals(List.of(profile("new name", "c")), new ProfileStore(folder).list());
        assertEquals(1, files().size());
    }

    @Test
    void renamingOntoAnotherProfileIsRefused() throws IOException {
        var store = new ProfileStore(folder);
        store.save(profile("a", "1"));
        store.save(profile("b", "2"));
        assertThrows(FileAlreadyExistsException.class, () -> store.rename("a", "b"));
        assertThrows(NoSuchFileException.class, () -> store.rename("c", "d"));
        assertEquals(List.of(profile("a", "1"), profile("b", "2")), new ProfileStore(folder).list());
    }

    @Test
    void aDeletedProfileStaysAway() throws IOException {
        var store = new ProfileStore(folder);
        store.save(profile("a", "1"));
        store.delete("a");
        assertTrue(store.list().isEmpty());
        assertTrue(files().isEmpty());
        assertThrows(NoSuchFileException.class, () -> store.delete("a"));
    }

    /** A path so long that the old file can be reached but no temporary one be made beside it: fails even for root. */

    @Test
    @EnabledOnOs(OS.LINUX)
    void aSaveThatFailsKeepsTheOldFile() throws IOException {
        for (var missing = 4080 - folder.toString().length(); missing > 0; missing = 4080 - folder.toString().length()) {
            folder = folder.resolve("d".repeat(missing > 400 ? 200 : missing > 200 ? missing / 2 : missing - 1));
        }
        var file = write("p.json", "{\"name\":\"p\",\"body\":\"good\"}");
        var store = new ProfileStore(folder);
        var before = store.list();
        assertThrows(IOException.class, () -> store.save(profile("p", "new")));
        assertEquals("{\"name\":\"p\",\"body\":\"good\"}", Files.readString(file));
        assertEquals(List.of(file), files());
        assertEquals("good", before.getFirst().own().body());
        assertEquals(before, store.list());
    }

    @Test
    void aFolderThatCannotBeWrittenIsAnIOException() throws IOException {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "a file where the folder should be");
        var store = new ProfileStore(folder);
        assertThrows(IOException.class, () -> store.save(profile("p", "b")));
        assertTrue(store.list().isEmpty());
        assertFalse(store.problems().isEmpty());
    }

    @Test
    void manyThreadsAtOnceLoseNothing() throws Exception {
        var store = new ProfileStore(folder);
        var threads = IntStream.range(0, 8).mapToObj(number -> Thread.ofVirtual().unstarted(() -> {
            var random = new Random(number);
            for (var round = 0; round < 20; round++) {
                try {
                    store.save(profile("own " + number, "round " + round));
                    store.save(profile("shared", "by " + random.nextInt(8)));
                    store.list();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        })).toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        var restarted = new ProfileStore(folder);
        assertEquals(store.list(), restarted.list());
        assertEquals(9, restarted.list().size());
        assertEquals(9, files().size());
        assertTrue(restarted.list().contains(profile("own 3", "round 19")));
    }
}

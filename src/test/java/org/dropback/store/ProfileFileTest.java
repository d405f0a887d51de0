package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.SavedProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFileTest {

    @TempDir
    private Path temp;
    private Path folder;

    @BeforeEach
    void chooseAFolderThatIsNotThereYet() {
        folder = temp.resolve("home/profiles");
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
    void theFileIsReadableAndCalledAfterTheProfile() throws IOException {
        new ProfileStore(folder).save(ProfileStoreTest.rich("My  Profile / (v2)"));
        var file = files().getFirst();
        assertTrue(file.getFileName().toString().matches("my-profile-v2-[0-9a-f]{8}\\.json"), file.toString());
        assertEquals(1, files().size());
        var text = Files.readString(file);
        assertTrue(text.lines().count() > 20, text);
        assertTrue(text.contains("\"schema\" : 2") && text.contains("中文") && text.contains("\"bodyType\" : \"json\""), text);
        var tree = new ObjectMapper().readTree(text);
        assertEquals("My  Profile / (v2)", tree.get("name").textValue());
        assertEquals("fixed", tree.at("/variables/0/kind").textValue());
        assertEquals("from-file", tree.at("/variables/1/kind").textValue());
    }

    @Test
    void namesThatLookAlikeHaveFilesOfTheirOwn() throws IOException {
        var store = new ProfileStore(folder);
        for (var name : List.of("a b", "a-b", "A B", "图", "片", "../../evil", "..", "x".repeat(500), "con", "a\u0000b", " ")) {
            store.save(ProfileStoreTest.profile(name, name));
        }
        assertEquals(11, files().size());
        assertEquals(11, new ProfileStore(folder).list().size());
        assertEquals(List.of(folder), Files.list(folder.getParent()).toList());
    }

    @Test
    void unknownFieldsAreKeptWhenSavedAgain() throws IOException {
        var file = write("mine.json", """
                {"schema":1,"name":"p","body":"b","future":{"deep":[1,2]},
                 "variables":[{"name":"x:a","value":"1","note":"keep me"},{"name":"x:gone","value":"2","note":"lose me"}]}""");
        var store = new ProfileStore(folder);
        store.save(SavedProfile.of(new CallbackProfile("p", List.of(), "h", true, BodyType.JSON, "new", List.of(CallbackVariable.fixed("x:new", "3"),
                CallbackVariable.fixed("x:a", "9")), Map.of())));
        var tree = new ObjectMapper().readTree(file.toFile());
        assertEquals("[1,2]", tree.at("/future/deep").toString());
        assertEquals("new", tree.get("body").textValue());
        assertTrue(tree.at("/variables/0/note").isMissingNode());
        assertEquals("keep me", tree.at("/variables/1/note").textValue());
        assertEquals("9", tree.at("/variables/1/value").textValue());
        assertEquals(List.of(file), files());
    }

    @Test
    void whatSomebodyElseAddedSinceIsKept() throws IOException {
        var store = new ProfileStore(folder);
        store.save(ProfileStoreTest.profile("p", "b"));
        var file = files().getFirst();
        Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{\"added\":\"later\","));
        store.save(ProfileStoreTest.profile("p", "c"));
        assertEquals("later", new ObjectMapper().readTree(file.toFile()).get("added").textValue());
    }

    @Test
    void missingFieldsAndNullsAreDefaults() throws IOException {
        write("bare.json", "{}");
        write("nulls.json", "{\"name\":\"n\",\"urls\":null,\"host\":null,\"variables\":[{\"name\":\"x:a\"}]}");
        var read = new ProfileStore(folder);
        assertEquals(List.of(new CallbackProfile("bare", List.of(), null, false, BodyType.FORM, "", List.of(), Map.of()),
                new CallbackProfile("n", List.of(), null, false, BodyType.FORM, "", List.of(CallbackVariable.fixed("x:a", "")), Map.of())),
                read.list().stream().map(saved -> read.book().effective(saved.name(), null).usable().orElseThrow()).toList());
    }

    @Test
    void aByteOrderMarkIsNoHarm() throws IOException {
        write("bom.json", "\uFEFF{\"name\":\"n\"}");
        assertEquals("n", new ProfileStore(folder).list().getFirst().name());
    }

    @Test
    void halfACharacterComesBackAsItWas() throws IOException {
        new ProfileStore(folder).save(ProfileStoreTest.profile("p", "half a pair \uD83D"));
        assertEquals(List.of(ProfileStoreTest.profile("p", "half a pair \uD83D")), new ProfileStore(folder).list());
    }
}

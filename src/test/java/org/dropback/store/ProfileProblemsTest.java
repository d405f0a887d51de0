package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.SavedProfile;
import org.dropback.store.ProfileProblem.Reason;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileProblemsTest {

    @TempDir
    private Path folder;

    private ProfileProblem only(ProfileStore store) {
        assertEquals(1, store.problems().size(), store.problems().toString());
        return store.problems().getFirst();
    }

    private static SavedProfile profile(String name) {
        return SavedProfile.of(new CallbackProfile(name, List.of(), null, false, BodyType.FORM, "new", List.of(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"name\":\"cut", "{\"name\":\"n\"} trailing", "<xml/>", "{\"name\":\"\\uZZZZ\"}"})
    void whatIsNotJsonIsMovedAside(String content) throws IOException {
        checkSetAside(content.getBytes(StandardCharsets.UTF_8), Reason.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":5}", "{\"urls\":\"http://a\"}", "{\"urls\":[1]}", "{\"sni\":\"yes\"}", "{\"bodyType\":\"xml\"}", "{\"bodyType\":1}",
        "{\"variables\":{}}", "{\"variables\":[\"x:a\"]}", "{\"variables\":[{\"name\":\"x:a\",\"kind\":\"magic\"}]}", "{\"headers\":[]}",
        "{\"headers\":{\"a\":1}}", "{\"schema\":\"1\"}", "{\"schema\":1.5}", "{\"schema\":99999999999999}", "{\"host\":{}}", "{\"parent\":1}", "{\"folder\":[]}", "{\"environments\":[]}",
        "{\"environments\":{\"dev\":1}}", "{\"environments\":{\"dev\":{\"sni\":1}}}", "{\"variables\":[{\"secret\":1}]}", "{\"body\":[]}"})
    void whatHasAWrongFieldIsMovedAside(String content) throws IOException {
        checkSetAside(content.getBytes(StandardCharsets.UTF_8), Reason.WRONG_FIELD);
    }

    @Test
    void whatIsToldAndLoggedOfAFileHoldsNoWordOfIt() throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{\"name\": s3cretWord}");
        var store = new ProfileStore(folder);
        store.list();
        assertTrue(only(store).detail().matches("not JSON at line 1, column \\d+"), only(store).detail());
    }

    @Test
    void bytesThatAreNoUtf8AreMovedAside() throws IOException {
        checkSetAside("{\"name\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1), Reason.NOT_JSON);
    }

    @Test
    void aNestingBombIsMovedAside() throws IOException {
        checkSetAside(("{\"x\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8), Reason.NOT_JSON);
    }

    @Test
    void aHugeFileIsMovedAsideUnread() throws IOException {
        checkSetAside(new byte[5 << 20], Reason.NOT_JSON);
    }

    private void checkSetAside(byte[] content, Reason reason) throws IOException {
        var file = folder.resolve("bad.json");
        Files.write(file, content);
        Files.writeString(folder.resolve("good.json"), "{\"name\":\"good\"}");
        var store = new ProfileStore(folder);
        assertEquals(List.of("good"), store.list().stream().map(SavedProfile::name).toList());
        var problem = only(store);
        assertEquals(file, problem.file());
        assertEquals(reason, problem.reason());
        assertFalse(problem.detail().isEmpty());
        assertFalse(Files.exists(file));
        assertTrue(problem.movedTo().getFileName().toString().matches("bad\\.json\\.unreadable-\\d{8}T\\d{6}Z"), problem.toString());
        assertArrayEquals(content, Files.readAllBytes(problem.movedTo()));
        assertTrue(new ProfileStore(folder).problems().isEmpty());
    }

    @Test
    void twoFilesMovedAsideInOneSecondAreBothKept() throws IOException {
        for (var content : List.of("{1", "{2", "{3")) {
            Files.writeString(folder.resolve("bad.json"), content);
            only(new ProfileStore(folder));
        }
        try (var files = Files.list(folder)) {
            assertEquals(3, files.count());
        }
    }

    @Test
    void aNewerSchemaIsLeftInPlaceAndNeverOverwritten() throws IOException {
        var file = folder.resolve("newer.json");
        Files.writeString(file, "{\"schema\":3,\"name\":\"p\"}");
        var store = new ProfileStore(folder);
        assertEquals(Reason.NEWER_SCHEMA, only(store).reason());
        assertNull(only(store).movedTo());
        store.save(profile("p"));
        assertEquals("{\"schema\":3,\"name\":\"p\"}", Files.readString(file));
        assertEquals(List.of(profile("p")), store.list());
    }

    @Test
    void ofTwoFilesWithOneNameTheCopyIsReportedAndKept() throws IOException {
        new ProfileStore(folder).save(profile("p"));
        Path original;
        try (var files = Files.list(folder)) {
            original = files.findFirst().orElseThrow();
        }
        var copy = folder.resolve(original.getFileName().toString().replace(".json", " copy.json"));
        Files.writeString(copy, "{\"name\":\"p\",\"body\":\"of the copy\"}");
        var store = new ProfileStore(folder);
        assertEquals(List.of(profile("p")), store.list());
        assertEquals(new ProfileProblem(copy, Reason.NAME_TAKEN, original.getFileName().toString(), null), only(store));
        store.save(profile("p"));
        assertTrue(Files.readString(copy).contains("of the copy"));
    }

    @Test
    void aFileBrokenWhileTheStoreWasOpenIsMovedAsideBySaving() throws IOException {
        var file = folder.resolve("p.json");
        Files.writeString(file, "{\"name\":\"p\"}");
        var store = new ProfileStore(folder);
        Files.writeString(file, "{\"name\":\"p\", oops");
        store.save(profile("p"));
        assertEquals("{\"name\":\"p\", oops", Files.readString(only(store).movedTo()));
        assertEquals(List.of(profile("p")), new ProfileStore(folder).list());
    }

    @Test
    void aFileDeletedWhileTheStoreWasOpenIsSavedAnew() throws IOException {
        var file = folder.resolve("p.json");
        Files.writeString(file, "{\"name\":\"p\"}");
        var store = new ProfileStore(folder);
        Files.delete(file);
        store.save(profile("p"));
        assertEquals(List.of(profile("p")), new ProfileStore(folder).list());
    }

    @Test
    void damagedFilesNeverThrowAndNeverVanish() throws IOException {
        var random = new Random(5);
        var sound = "{\"schema\":1,\"name\":\"p\",\"urls\":[\"http://a\"],\"sni\":true,\"variables\":[{\"name\":\"x:a\",\"value\":\"1\"}]}";
        for (var round = 0; round < 300; round++) {
            var bytes = sound.getBytes(StandardCharsets.UTF_8);
            for (var hits = 1 + random.nextInt(3); hits > 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var own = Files.createDirectory(folder.resolve("r" + round));
            Files.write(own.resolve("p.json"), bytes);
            var store = new ProfileStore(own);
            assertEquals(1, store.list().size() + store.problems().size());
            try (var files = Files.list(own)) {
                assertArrayEquals(bytes, Files.readAllBytes(files.findFirst().orElseThrow()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasATextInEachLanguage(Reason reason) {
        for (var locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.TRADITIONAL_CHINESE)) {
            var text = new ProfileProblem(folder.resolve("a.json"), reason, "the detail", folder.resolve("aside")).text(Messages.of(locale));
            assertTrue(text.contains("a.json") && text.contains("the detail") && text.contains("aside"), text);
        }
    }
}

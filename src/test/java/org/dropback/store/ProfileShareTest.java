package org.dropback.store;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.dropback.callback.ShareNote;
import org.dropback.callback.importing.ImportException;
import org.dropback.callback.importing.Imported.Format;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileShareTest {

    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);

    private static final SavedProfile PARENT = profile("Base", null, "https://a.example/cb?x=1", CallbackVariable.fixed("x:a", "中"));
    private static final SavedProfile CHILD = new SavedProfile("Child", "shop/eu", "Base", ProfilePart.EMPTY.withVariables(
            List.of(new CallbackVariable("x:q", "Which?", CallbackVariable.Kind.ASKED_ONCE), CallbackVariable.fixed("x:off", "1").withEnabled(false))),
            Map.of("test", ProfilePart.EMPTY.withUrls(List.of("http://127.0.0.1:8080/cb"))));

    @TempDir
    Path folder;

    private static SavedProfile profile(String name, String parent, String url, CallbackVariable... variables) {
        return new SavedProfile(name, "", parent, new ProfilePart(List.of(url), null, true, BodyType.JSON, "{\"o\":${object}}", List.of(variables), Map.of()),
                Map.of());
    }

    private static String told(byte[] bytes) {
        return assertThrows(ImportException.class, () -> ProfileShare.read(bytes, "n")).text(ENGLISH);
    }

    private static String told(String text) {
        return told(text.getBytes(UTF_8));
    }

    @Test
    void whatIsExportedComesBackWithWhatItInheritsFrom() throws Exception {
        var exported = ProfileShare.export(List.of(CHILD), List.of(PARENT, CHILD));
        assertEquals(List.of(), exported.leftOut());
        var imported = ProfileShare.read(exported.json(), "n");
        assertEquals(Format.DROPBACK, imported.format());
        assertEquals(List.of(CHILD, PARENT), imported.profiles());
        assertTrue(exported.json().startsWith("{\n  \"dropback\" : \"profiles\",\n  \"schema\" : 1,"), exported.json());
    }

    @Test
    void noSecretLeavesAndEachIsNamed() {
        var secret = new SavedProfile("S", "", null, new ProfilePart(List.of("https://me:hunter2@a.example/cb?a=1&api_key=hunter2&b=2", "b.example/?token=hunter2"),
                null, null, null, "k=${object}&password=hunter3", List.of(CallbackVariable.fixed("x:s", "hunter2").withSecret(true),
                CallbackVariable.fixed("x:n", "stays")), Map.of("x-api-key", "hunter2", "x-from", "us")),
                Map.of("prod", ProfilePart.EMPTY.withVariables(List.of(CallbackVariable.fixed("x:p", "hunter2").withSecret(true)))));
        var exported = ProfileShare.export(List.of(secret), List.of(secret));
        assertFalse(exported.json().contains("hunter2"), exported.json());
        assertTrue(exported.json().contains("https://a.example/cb?a=1&api_key=&b=2"), exported.json());
        assertTrue(exported.json().contains("stays") && exported.json().contains("\"us\""));
        assertEquals("lookAtBody parameter parameter user variable variable header".split(" ").length, exported.leftOut().size(), exported.leftOut().toString());
        assertTrue(exported.leftOut().stream().map(ShareNote::messageKey).anyMatch("share.lookAtBody"::equals));
        assertTrue(exported.leftOut().stream().noneMatch(note -> note.text(ENGLISH).contains("hunter")));
    }

    @Test
    void bytesOfEveryKindAreText() throws Exception {
        var json = ProfileShare.export(List.of(PARENT), List.of(PARENT)).json();
        assertEquals(List.of(PARENT), ProfileShare.read(("\uFEFF" + json).getBytes(UTF_8), "n").profiles());
        assertEquals(List.of(PARENT), ProfileShare.read(("\uFEFF" + json).getBytes(UTF_16LE), "n").profiles());
        var gbk = ProfileShare.read(json.getBytes(Charset.forName("GBK")), "n");
        assertEquals(List.of(PARENT), gbk.profiles());
        assertEquals(List.of(ShareNote.of("import.gbk")), gbk.notes());
        assertTrue(told(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 0xFF}).endsWith("this is not text: neither UTF-8 nor UTF-16 nor GBK."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"dropback\": \"profiles\", \"schema\": 99, \"profiles\": [{}]} | line 1, column 26: it was written by a newer Dropback (schema 99)",
        "{\"dropback\": \"profiles\", \"schema\": 1, \"profiles\": [{\"schema\": 99}]} | line 1, column 53: it was written by a newer Dropback (schema 99)",
        "{\"dropback\": \"settings\"} | line 1, column 2: this file of Dropback holds “settings”",
        "{\"dropback\": \"profiles\", \"profiles\": []} | line 1, column 26: this file of Dropback holds no profiles.",
        "{\"dropback\": \"profiles\", \"profiles\": [1]} | line 1, column 26: a field must be written as in profiles: [{…}]",
        "{\"dropback\": \"profiles\", \"profiles\": [{\"name\": \"a\"}, {\"name\": \"a\"}]} | line 1, column 55: two profiles are called “a”.",
        "{\"dropback\": \"profiles\", \"profiles\": [{\"name\": \"a\", \"urls\": 3}]} | line 1, column 53: a field must be written as in urls: […]",
        "{\"dropback\": \"profiles\", | line 1, column 25: this is not JSON"})
    void whatIsWrongIsNamedWithItsPlace(String text, String expected) {
        assertTrue(told(text).startsWith(expected), told(text));
    }

    @Test
    void tenThousandVariablesAreTooMany() {
        var variables = new CallbackVariable[10_000];
        for (int i = 0; i < variables.length; i++) {
            variables[i] = CallbackVariable.fixed("x:v" + i, "1");
        }
        var big = profile("Big", null, "http://a.example/", variables);
        var text = told(ProfileShare.export(List.of(big), List.of(big)).json());
        assertTrue(text.matches("line \\d+, column \\d+: a profile with 10000 variables: no upload can carry more than 1000\\."), text);
    }

    @Test
    void theyAreTooManyInAnEnvironmentToo() {
        var variables = IntStream.range(0, 10_000).mapToObj(i -> CallbackVariable.fixed("x:v" + i, "1")).toList();
        var big = profile("Big", null, "http://a.example/").withEnvironment("dev", ProfilePart.EMPTY.withVariables(variables));
        assertTrue(told(ProfileShare.export(List.of(big), List.of(big)).json()).contains("a profile with 10000 variables"));
    }

    @Test
    void aProfileThatNoFileCouldHoldIsRefused() {
        var text = ProfileShare.export(List.of(PARENT), List.of(PARENT)).json().replaceFirst("\"body\" : \"", "\"body\" : \"" + "x".repeat(5 << 20));
        assertTrue(told(text).endsWith("a profile is larger than the 4 MB that a saved one can have."), told(text));
        assertEquals("a profile is larger than the 4 MB that a saved one can have.",
                told("{\"callbackUrl\": \"http://a.example/\", \"callbackBody\": \"" + "x".repeat(5 << 20) + "\"}"));
        assertThrows(FileSystemException.class, () -> new ProfileStore(folder).save(PARENT.withFolder("x".repeat(5 << 20))));
        assertEquals(List.of(), new ProfileStore(folder).list());
    }

    @Test
    void bracketsWithoutEndAreToldAndNotFollowed() {
        assertEquals("this is not JSON: Document nesting depth (1001) exceeds the maximum allowed (1000)",
                told("{\"dropback\": \"profiles\", \"profiles\": " + "[".repeat(100_000)));
    }

    @Test
    void aHugeFileIsRefusedUnread() throws Exception {
        var file = folder.resolve("huge.dropback");
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(100L << 20);
        }
        var told = assertThrows(ImportException.class, () -> SharedText.bytes(file)).text(ENGLISH);
        assertEquals("it is larger than 16 MB; nothing of it was read.", told);
        assertEquals("it is a folder.", assertThrows(ImportException.class, () -> SharedText.bytes(folder)).text(ENGLISH));
    }

    @Test
    void aTakenNameIsKeptAndTheNewOneFreeAlsoForItsHeirs() throws Exception {
        var store = new ProfileStore(folder);
        var other = profile("Base", null, "http://other.example/");
        store.save(other);
        var added = new ProfileAdding(store).add(List.of(CHILD, PARENT));
        assertEquals(List.of("Child", "Base 2"), added.stream().map(each -> each.profile().name()).toList());
        var read = new ProfileStore(folder);
        assertEquals(other, read.find("Base").orElseThrow());
        assertEquals("Base 2", read.find("Child").orElseThrow().parent());
        assertEquals(PARENT.withName("Base 2"), read.find("Base 2").orElseThrow());
        assertTrue(added.getLast().renamed());
        var again = new ProfileAdding(read).add(List.of(other));
        assertTrue(again.getFirst().already());
        assertEquals(3, read.list().size());
    }

    @Test
    void nothingBreaksTheReader() {
        var seed = ProfileShare.export(List.of(CHILD), List.of(PARENT, CHILD)).json().getBytes(UTF_8);
        var random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            var bytes = java.util.Arrays.copyOf(seed, random.nextInt(4) == 0 ? random.nextInt(seed.length + 1) : seed.length);
            for (int n = random.nextInt(4); n >= 0 && bytes.length > 0; n--) {
                bytes[random.nextInt(bytes.length)] = random.nextBoolean() ? (byte) "{}[]\",:0n\\".charAt(random.nextInt(10)) : (byte) random.nextInt(256);
            }
            try {
                assertFalse(ProfileShare.read(bytes, "n").profiles().isEmpty());
            } catch (ImportException e) {
                assertFalse(e.text(ENGLISH).isEmpty());
            }
        }
    }
}

package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of variables marked secret lie with their keeper, and no profile file holds them. */
class ProfileSecretValuesTest {

    private static final CallbackVariable PIN = CallbackVariable.fixed("x:pin", "pl4nted").withSecret(true);

    @TempDir
    private Path folder;

    private final LastingValues values = new LastingValues();

    private ProfileStore open() {
        var store = new ProfileStore(folder, values);
        store.reread();
        return store;
    }

    private static SavedProfile profile(CallbackVariable... variables) {
        var own = new ProfilePart(List.of("http://a.example/cb"), null, null, null, "b=1", List.of(variables), Map.of());
        return new SavedProfile("P", "", null, own, Map.of());
    }

    private static SavedProfile withDev(CallbackVariable own, CallbackVariable dev) {
        return profile(own).withEnvironment("dev", ProfilePart.EMPTY.withVariables(List.of(dev)));
    }

    private String file() throws IOException {
        try (var files = Files.list(folder)) {
            return String.join("\n", files.map(each -> {
                try {
                    return Files.readString(each);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }).toList());
        }
    }

    @Test
    void theFileNamesWhatIsKeptAndTheKeeperHasIt() throws IOException {
        var dev = CallbackVariable.fromFile("x:pin", "pl4nted-{name}").withSecret(true);
        var plain = CallbackVariable.fixed("x:plain", "seen");
        var saved = withDev(PIN, dev).withOwn(profile(PIN, plain).own());
        open().save(saved);
        assertFalse(file().contains("pl4nted"), file());
        assertTrue(file().contains("seen"));
        assertEquals(Set.of("pl4nted", "pl4nted-{name}"), Set.copyOf(values.held.values()));
        assertEquals(saved, open().find("P").orElseThrow());
        assertFalse(values.toString().contains("pl4nted"));
    }

    @Test
    void aValueThatGoesIsForgotten() throws IOException {
        var store = open();
        store.save(withDev(PIN, PIN.withValue("pl4nted2")));
        store.save(profile(PIN.withValue("pl4nted3")));
        assertEquals(List.of("pl4nted3"), List.copyOf(values.held.values()));
        store.save(profile(PIN.withValue("pl4nted3").withSecret(false)));
        assertEquals(Map.of(), values.held);
        assertTrue(file().contains("pl4nted3"), "its author no longer calls it secret");
        store.save(profile(PIN));
        store.save(profile(PIN.withValue("")));
        assertEquals(Map.of(), values.held);
        store.save(profile(PIN));
        store.delete("P");
        assertEquals(Map.of(), values.held);
    }

    @Test
    void anUnchangedValueStaysWhereItIs() throws IOException {
        var store = open();
        store.save(profile(PIN));
        var before = Set.copyOf(values.held.keySet());
        store.rename("P", "Q");
        store.save(store.find("Q").orElseThrow().withFolder("Shop"));
        assertEquals(before, values.held.keySet());
        assertEquals("pl4nted", open().find("Q").orElseThrow().own().variables().getFirst().value());
    }

    @Test
    void whatAnOlderVersionLeftInTheFileMovesToTheKeeper() throws IOException {
        var old = Files.writeString(folder.resolve("old.json"),
                "{\"schema\":2,\"name\":\"P\",\"theirs\":1,\"variables\":[{\"name\":\"x:pin\",\"value\":\"pl4nted\",\"secret\":true,\"more\":2}]}");
        assertEquals("pl4nted", open().find("P").orElseThrow().own().variables().getFirst().value());
        assertFalse(Files.readString(old).contains("pl4nted"));
        assertTrue(Files.readString(old).contains("\"theirs\"") && Files.readString(old).contains("\"more\""), "what we do not know stays");
        assertEquals(List.of("pl4nted"), List.copyOf(values.held.values()));
        assertEquals(CallbackVariable.Kind.FIXED, open().find("P").orElseThrow().own().variables().getFirst().kind());
    }

    @Test
    void whereNothingLastsItStaysInTheFileThatHadItAndInNoOther() throws IOException {
        values.lasts = false;
        var old = Files.writeString(folder.resolve("old.json"), "{\"schema\":2,\"name\":\"P\",\"variables\":[{\"name\":\"x:pin\",\"value\":\"pl4nted\",\"secret\":true}]}");
        var store = open();
        store.save(store.find("P").orElseThrow().withFolder("Shop"));
        assertTrue(Files.readString(old).contains("pl4nted"), "nothing is lost");
        store.save(store.find("P").orElseThrow().withName("New"), null);
        assertFalse(file().replace(Files.readString(old), "").contains("pl4nted"));
        values.lasts = true;
        open();
        assertFalse(file().contains("pl4nted"));
    }

    @Test
    void whatIsLockedIsAskedAndNotLost() throws IOException {
        open().save(profile(PIN));
        values.locked = true;
        var store = open();
        var shown = store.find("P").orElseThrow();
        assertEquals(List.of(PIN.withValue("").withKind(CallbackVariable.Kind.ASKED_ONCE)), shown.own().variables());
        store.save(shown.withFolder("Shop"));
        store.rename("P", "Q");
        values.locked = false;
        assertTrue(store.reread(), "looked for again though its file is as it was");
        assertEquals(List.of(PIN), store.find("Q").orElseThrow().own().variables());
        assertEquals(List.of(PIN), open().find("Q").orElseThrow().own().variables());
    }

    private List<String> told(ProfileStore store, SavedProfile profile) throws IOException {
        var before = file();
        var refused = assertThrows(ValuesLockedException.class, () -> store.save(profile, store.find("P").orElseThrow()));
        assertEquals(before, file());
        return refused.variables();
    }

    @Test
    void whatIsLockedIsNotDroppedByARename() throws IOException {
        open().save(profile(PIN));
        values.locked = true;
        var store = open();
        var shown = store.find("P").orElseThrow().own().variables().getFirst();
        assertEquals(List.of("x:pin"), told(store, profile(shown.withName("x:code"))));
        assertEquals(List.of("x:pin"), told(store, profile(shown.withSecret(false))));
        assertEquals(List.of("x:pin"), told(store, profile()));
        assertEquals(List.of("x:pin"), told(store, profile().withEnvironment("dev", ProfilePart.EMPTY.withVariables(List.of(shown)))));
        values.locked = false;
        store.reread();
        store.save(profile(PIN.withName("x:code")));
        assertEquals(List.of(PIN.withName("x:code")), open().find("P").orElseThrow().own().variables());
        assertEquals(1, values.held.size());
    }

    @Test
    void whatNobodyHasIsNoReasonToRefuse() throws IOException {
        open().save(profile(PIN));
        values.held.clear();
        var store = open();
        store.save(profile(), store.find("P").orElseThrow());
        assertEquals(List.of(), open().find("P").orElseThrow().own().variables());
    }

    @Test
    void aDeletionThatIsUndoneBringsBackWhatIsLocked() throws IOException {
        open().save(profile(PIN));
        values.locked = true;
        var store = open();
        var shown = store.find("P").orElseThrow();
        var file = file();
        store.delete(shown);
        assertEquals("", file());
        store.save(shown, null);
        assertEquals(file, file());
        store.delete(shown);
        values.locked = false;
        store.reread();
        store.save(shown, null);
        assertEquals(List.of(PIN), store.find("P").orElseThrow().own().variables());
        assertEquals(List.of(PIN), open().find("P").orElseThrow().own().variables());
    }

    @Test
    void whatCannotBeKeptIsNotSaved() throws IOException {
        var store = open();
        store.save(profile(PIN));
        var before = file();
        values.locked = true;
        assertThrows(IOException.class, () -> store.overwrite(profile(PIN.withValue("pl4nted2"))));
        assertEquals(before, file());
        values.locked = false;
        assertEquals(List.of("pl4nted"), List.copyOf(values.held.values()));
    }

    @Test
    void aCopyOfTheFileKeepsItsValueWhenTheOtherGoes() throws IOException {
        var store = open();
        store.save(profile(PIN));
        var original = folder.resolve(Objects.requireNonNull(folder.toFile().list())[0]);
        Files.copy(original, folder.resolve("a-copy-with-a-longer-name.json"), StandardCopyOption.REPLACE_EXISTING);
        store.reread();
        store.delete("P");
        assertEquals(List.of(PIN), open().find("P").orElseThrow().own().variables());
    }

    @Test
    void aFileCannotNameAnotherSecretOfThisMachine() throws IOException {
        values.held.put("photos/access-key-secret", "pl4nted");
        values.held.put("variable/../photos/access-key-secret", "pl4nted");
        Files.writeString(folder.resolve("p.json"), "{\"schema\":2,\"name\":\"P\",\"variables\":[{\"name\":\"x:pin\",\"secret\":true,\"kept\":\"../photos/access-key-secret\"}]}");
        assertEquals("", open().find("P").orElseThrow().own().variables().getFirst().value());
    }

    @Test
    void whoSeesItFirstLooksForNothing() throws IOException {
        open().save(profile(PIN));
        assertTrue(new ProfileStore(folder, values).find("P").orElseThrow().own().variables().getFirst().kind().isAsked());
    }
}

package org.dropback.secret;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dropback.secret.Passphrase.Cost;
import org.dropback.secret.SecretKeeper.Place;
import org.dropback.secret.VaultException.Reason;
import org.dropback.testing.Patience;
import org.dropback.text.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeeperTest {

    private static final String PLANTED = "pl4nted-s3cret-图";
    private static final Cost CHEAP = new Cost(64, 1, 1);

    @TempDir
    private Path folder;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        workers.shutdownNow();
    }

    private record Memory(Map<String, String> secrets) implements KeychainVault.Keychain {

        @Override
        public String get(String entry) throws Exception {
            if (!secrets.containsKey(entry)) {
                throw new PasswordAccessException("No stored credentials match");
            }
            return secrets.get(entry);
        }

        @Override
        public void set(String entry, String secret) {
            secrets.put(entry, secret);
        }

        @Override
        public void delete(String entry) throws Exception {
            get(entry);
            secrets.remove(entry);
        }

        @Override
        public void close() { }
    }

    private static KeychainVault.Keychain absent() throws BackendNotSupportedException {
        throw new BackendNotSupportedException("no bus");
    }

    private SecretKeeper keeper(Callable<KeychainVault.Keychain> keychain) {
        return keeper(Duration.ofSeconds(20), keychain);
    }

    private SecretKeeper keeper(Duration patience, Callable<KeychainVault.Keychain> keychain) {
        return new SecretKeeper(new KeychainVault(workers, patience, keychain), new FileVault(folder.resolve("secrets.json"), CHEAP), () -> null);
    }

    @Test
    void aKeychainKeepsIt() throws VaultException {
        var held = new ConcurrentHashMap<String, String>();
        var keeper = keeper(() -> new Memory(held));
        assertEquals(Place.KEYCHAIN, keeper.keep("id/secret", new Secret(PLANTED)));
        assertEquals(PLANTED, held.get("id/secret"));
        assertEquals(PLANTED, keeper.find("id/secret").orElseThrow().reveal());
        assertFalse(keeper.wantsPassphrase());
        keeper.forget("id/secret");
        keeper.forget("id/secret");
        assertTrue(held.isEmpty());
        var none = assertThrows(VaultException.class, () -> keeper.find("id/secret"));
        assertEquals(Reason.REFUSED, none.reason());
    }

    @Test
    void withoutAKeychainThePassphraseDecides() throws Exception {
        var keeper = keeper(SecretKeeperTest::absent);
        assertEquals(Place.SESSION, keeper.keep("a", new Secret(PLANTED)));
        assertEquals(PLANTED, keeper.find("a").orElseThrow().reveal());
        assertTrue(keeper.wantsPassphrase());
        assertFalse(keeper.hasFile());
        keeper.unlock("open sesame".toCharArray());
        assertEquals(Place.FILE, keeper.keep("a", new Secret(PLANTED)));
        var file = folder.resolve("secrets.json");
        assertFalse(Files.readString(file).contains(PLANTED));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        var later = keeper(SecretKeeperTest::absent);
        assertEquals(Reason.FILE_LOCKED, assertThrows(VaultException.class, () -> later.find("a")).reason());
        assertEquals(Reason.WRONG_PASSPHRASE, assertThrows(VaultException.class, () -> later.unlock("wrong".toCharArray())).reason());
        later.unlock("open sesame".toCharArray());
        assertEquals(PLANTED, later.find("a").orElseThrow().reveal());
        assertTrue(later.find("b").isEmpty());
        later.forget("a");
        assertTrue(later.find("a").isEmpty());
    }

    @Test
    void aKeychainThatHangsIsGivenUpAndNotPiledUpOn() throws Exception {
        var release = new CountDownLatch(1);
        var keeper = keeper(Duration.ofMillis(500), () -> {
            release.await();
            return new Memory(new ConcurrentHashMap<>());
        });
        assertEquals(Place.SESSION, assertTimeoutPreemptively(Patience.LIMIT, keeper::place));
        assertTrue(keeper.words(Messages.of(Locale.ENGLISH)).startsWith("The keychain does not answer"));
        assertEquals(Reason.HANGING, assertThrows(VaultException.class, () -> keeper.find("a")).reason(), "it may have it all the same");
        keeper.keepForSession("a", new Secret(PLANTED));
        assertEquals(PLANTED, keeper.find("a").orElseThrow().reveal());
        keeper.lookAgain();
        assertEquals(Place.SESSION, keeper.place(), "the first call still hangs");
        release.countDown();
        await().until(() -> {
            keeper.lookAgain();
            return keeper.place() == Place.KEYCHAIN;
        });
    }

    @Test
    void aKeychainThatIsThereAndMuteIsNoAbsentOne() {
        var mute = new KeychainVault(workers, Duration.ofSeconds(5), SecretKeeperTest::absent, () -> false, () -> true);
        var keeper = new SecretKeeper(mute, new FileVault(folder.resolve("secrets.json"), CHEAP), () -> null);
        assertEquals(Reason.HANGING, assertThrows(VaultException.class, () -> keeper.find("a")).reason());
        assertTrue(keeper.words(Messages.of(Locale.ENGLISH)).startsWith("The keychain does not answer"));
    }

    /** As gnome-keyring does while it is locked. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKeychainThatTakesNothingAndSaysNothingIsFoundOut(boolean locked) throws Exception {
        var deaf = new KeychainVault.Keychain() {
            @Override
            public String get(String entry) {
                return "the old one";
            }

            @Override
            public void set(String entry, String secret) { }

            @Override
            public void delete(String entry) { }

            @Override
            public void close() { }
        };
        var keychain = new KeychainVault(workers, Duration.ofSeconds(5), () -> deaf, () -> locked, () -> true);
        var keeper = new SecretKeeper(keychain, new FileVault(folder.resolve("secrets.json"), CHEAP), () -> null);
        var expected = locked ? Reason.LOCKED : Reason.REFUSED;
        assertEquals(expected, assertThrows(VaultException.class, () -> keeper.keep("a", new Secret(PLANTED))).reason());
        if (locked) {
            assertTrue(keeper.wantsPassphrase(), "it is not asked again by itself");
            assertEquals(Place.SESSION, keeper.keep("a", new Secret(PLANTED)));
            keeper.lookAgain();
            assertEquals(Reason.LOCKED, assertThrows(VaultException.class, () -> keeper.forget("a")).reason());
        }
    }

    @Test
    void eachFailureHasItsOwnSentence() {
        for (var locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.forLanguageTag("zh-Hant"))) {
            var messages = Messages.of(locale);
            var sentences = Arrays.stream(Reason.values()).map(reason -> new VaultException(reason, "detail", null).text(messages)).distinct().toList();
            assertEquals(Reason.values().length, sentences.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "null", "{\"schema\":1,\"salt\":\"AAAAAAAAAAAAAAAA\",\"memory\":2147483647,\"passes\":1,\"lanes\":1}",
        "{\"schema\":9,\"salt\":\"AAAAAAAAAAAAAAAA\"}", "not json pl4nted"})
    void aDamagedFileIsToldAndLeftAlone(String content) throws Exception {
        var file = folder.resolve("secrets.json");
        Files.writeString(file, content);
        var keeper = keeper(SecretKeeperTest::absent);
        var told = assertThrows(VaultException.class, () -> keeper.unlock("p".toCharArray()));
        assertEquals(Reason.FILE_DAMAGED, told.reason());
        assertFalse(told.toString().contains("pl4nted"));
        assertEquals(content, Files.readString(file));
    }

    @Test
    void entriesCannotBeExchangedNorChanged() throws Exception {
        var file = folder.resolve("secrets.json");
        var vault = new FileVault(file, CHEAP);
        vault.unlock("p".toCharArray());
        vault.write("a", new Secret("1"));
        vault.write("b", new Secret("2"));
        var text = Files.readString(file, StandardCharsets.UTF_8);
        Files.writeString(file, text.replace("\"a\"", "\"c\"").replace("\"b\"", "\"a\"").replace("\"c\"", "\"b\""));
        assertEquals(Reason.FILE_DAMAGED, assertThrows(VaultException.class, () -> vault.read("a")).reason());
    }

    @Test
    void twoProcessesShareTheFile() throws Exception {
        var one = new FileVault(folder.resolve("secrets.json"), CHEAP);
        var other = new FileVault(folder.resolve("secrets.json"), CHEAP);
        one.unlock("p".toCharArray());
        other.unlock("p".toCharArray());
        one.write("a", new Secret("1"));
        other.write("b", new Secret("2"));
        assertEquals("2", one.read("b").orElseThrow().reveal());
        assertEquals("1", other.read("a").orElseThrow().reveal());
    }

    @Test
    void aSecretIsMaskedAndCleared() {
        var secret = new Secret(PLANTED.toCharArray());
        assertEquals("••••", secret.toString());
        assertEquals(PLANTED, secret.reveal());
        secret.clear();
        assertFalse(secret.reveal().contains("pl4nted"));
    }
}

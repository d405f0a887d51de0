package org.dropback.settings;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.dropback.text.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsStoreTest {

    @TempDir
    Path folder;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        worker.shutdownNow();
    }

    private SettingsStore open() {
        return new SettingsStore(folder.resolve("settings.json"), Clock.systemUTC(), worker);
    }

    @Test
    void withoutAFileTheDefaultsApply() {
        assertEquals(Settings.DEFAULT, open().current());
    }

    @Test
    void aChangeIsOnDiskSoonAndReadAgain() {
        open().update(s -> s.withProfile("Order “attachment” 订单").withWindow(900, 700));
        await().until(() -> Files.exists(folder.resolve("settings.json")));
        assertEquals("Order “attachment” 订单", open().current().profile());
        assertEquals(900, open().current().windowWidth());
    }

    @Test
    void eachConnectionFollowsAProfileThatIsRenamedOrGone() {
        var before = Settings.DEFAULT.withProfileOf("a", "Old").withProfileOf("b", "Old").withProfileOf("c", "Other");
        assertEquals(Map.of("a", "New", "b", "New", "c", "Other"), before.withProfileRenamed("Old", "New").profileOf());
        assertEquals(Map.of("c", "Other"), before.withProfileRenamed("Old", null).profileOf());
    }

    @Test
    void thatTheWindowFilledTheScreenIsKeptBesideItsSize() {
        try (var store = open()) {
            store.update(s -> s.withWindow(900, 700).withMaximized(true).withReceiverUrl("http://127.0.0.1:1"));
        }
        assertEquals(900, open().current().windowWidth());
        assertTrue(open().current().maximized());
    }

    @Test
    void eachConnectionKeepsAProfileOfItsOwn() {
        try (var store = open()) {
            store.update(s -> s.withProfileOf("oss", "Order").withProfileOf("sandbox", "Echo").withProfileOf("oss", null));
        }
        assertEquals(java.util.Map.of("sandbox", "Echo"), open().current().profileOf());
    }

    @Test
    void closeSavesAtOnce() {
        try (var store = open()) {
            store.update(s -> s.withKeyTemplate("{yyyy}/{name}"));
        }
        assertEquals("{yyyy}/{name}", open().current().keyTemplate());
    }

    @Test
    void missingFieldsHaveTheirDefaultsAndUnknownOnesAreTolerated() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"profile\":\"p\",\"maximized\":null,\"ofAFutureVersion\":[1,{}]}");
        assertEquals(Settings.DEFAULT.withProfile("p"), open().current());
    }

    @Test
    void aFieldThatIsNullHasItsDefault() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"profile\":\"p\",\"keyTemplate\":null,\"receiverUrl\":null,\"windowWidth\":null}");
        assertEquals(Settings.DEFAULT.withProfile("p"), open().current());
        assertTrue(open().problem().isEmpty());
    }

    /** A folder stands for everything that cannot be read, for root too. */
    @Test
    void whatCannotBeReadIsMovedAsideAndSaid() throws IOException {
        Files.createDirectories(folder.resolve("settings.json/inside"));
        try (var store = open()) {
            assertEquals(Settings.DEFAULT, store.current());
            var aside = store.problem().orElseThrow().aside();
            assertTrue(Files.isDirectory(aside.resolve("inside")));
            assertTrue(store.problem().orElseThrow().text(Messages.of(Locale.ENGLISH)).contains(aside.toString()));
            store.update(s -> s.withProfile("new"));
        }
        assertEquals("new", open().current().profile());
    }

    @Test
    void whatCanNeitherBeReadNorMovedIsNeverWrittenOver() throws IOException {
        var settings = Files.createDirectory(folder.resolve("settings.json"));
        // The clock names the place aside; it is taken.
        var clock = Clock.fixed(Instant.ofEpochMilli(42), ZoneOffset.UTC);
        var taken = Files.createDirectories(folder.resolve("settings.json.unreadable-42/taken"));
        try (var store = new SettingsStore(settings, clock, worker)) {
            assertNull(store.problem().orElseThrow().aside());
            store.update(s -> s.withProfile("new"));
            assertEquals("new", store.current().profile());
        }
        assertTrue(Files.isDirectory(settings));
        assertTrue(Files.isDirectory(taken));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{\"windowWidth\":\"wide\"}", "{\"windowWidth\":{}}", "\u0000\u0001"})
    void abrokenFileIsMovedAsideNotOverwritten(String content) throws IOException {
        Files.writeString(folder.resolve("settings.json"), content);
        try (var store = open()) {
            assertEquals(Settings.DEFAULT, store.current());
            store.update(s -> s.withProfile("new"));
        }
        try (var files = Files.list(folder)) {
            var aside = files.filter(f -> f.getFileName().toString().contains("unreadable")).findFirst().orElseThrow();
            assertEquals(content, Files.readString(aside));
        }
        assertTrue(Files.readString(folder.resolve("settings.json")).contains("new"));
    }

    @Test
    void aBrokenValueTakesNoOtherAlongAndTheOldFileStays() throws IOException {
        var content = """
                {"profile": "Order", "windowWidth": 1000, "preferences": {
                  "appearance": {"theme": "PINK", "language": "TRADITIONAL"},
                  "transfers": {"files": 900, "parts": 2.5, "partSize": 1048576, "bytesPerSecond": "fast", "ifThere": 1, "retrySeconds": -1},
                  "whenDone": 7, "proxy": {"kind": "MANUAL", "host": "a b/c", "port": 3128}, "ofAFutureVersion": {}}}""";
        Files.writeString(folder.resolve("settings.json"), content);
        var kept = Settings.DEFAULT.withProfile("Order").withWindow(1000, 800).withPreferences(Preferences.DEFAULT
                .appearance(now -> now.withLanguage(Language.TRADITIONAL)).transfers(now -> now.withPartSize(1 << 20))
                .proxy(now -> now.withKind(ProxyChoice.Kind.MANUAL).withPort(3128)));
        assertEquals(kept, ReadSettings.of(folder.resolve("settings.json")).settings());
        assertEquals(content, Files.readString(folder.resolve("settings.json")), "who only looks changes nothing");
        try (var store = open()) {
            assertEquals(kept, store.current());
            var problem = store.problem().orElseThrow();
            assertEquals(content, Files.readString(problem.aside()));
            var text = problem.text(Messages.of(Locale.ENGLISH));
            for (var field : new String[] {"appearance.theme = \"PINK\"", "transfers.files = 900", "transfers.parts = 2.5", "transfers.bytesPerSecond = \"fast\"",
                    "transfers.ifThere = 1", "transfers.retrySeconds = -1", "whenDone = 7", "proxy.host = \"a b/c\""}) {
                assertTrue(text.contains("preferences." + field), text);
            }
        }
        assertEquals(kept, open().current(), "mended at once, not only at the next change");
        assertTrue(open().problem().isEmpty());
    }

    @Test
    void whatAUserChoseIsThereAgain() {
        var chosen = Preferences.DEFAULT.appearance(now -> now.withTheme(Theme.DARK)).transfers(now -> now.withFiles(256).withBytesPerSecond(5_000_000))
                .whenDone(now -> now.withEnding(Ending.QUIT)).upkeep(now -> now.withHistoryDays(30).withLogLevel(LogLevel.DEBUG));
        try (var store = open()) {
            store.update(now -> now.withPreferences(chosen));
        }
        assertEquals(chosen, open().current().preferences());
    }
}

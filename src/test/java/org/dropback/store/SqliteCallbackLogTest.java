package org.dropback.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.receiver.CallbackLog.NEWEST;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dropback.callback.AnswerRules;
import org.dropback.callback.SignatureCheck;
import org.dropback.callback.SignatureKey;
import org.dropback.sandbox.receiver.CallbackLog;
import org.dropback.sandbox.receiver.CallbackRow;
import org.dropback.sandbox.receiver.MemoryCallbackLog;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.sandbox.receiver.SentAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteCallbackLogTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("deep").resolve("callbacks.db");
    }

    private SqliteCallbackLog open() throws IOException {
        return SqliteCallbackLog.open(file(), Runnable::run);
    }

    private static ReceivedCallback callback(String target, byte[] body) {
        var head = ("POST " + target + " HTTP/1.1\r\nHost: h\r\nX-Odd: \u4e2d\r\nx-oss-request-id: ID7\r\n\r\n").getBytes(UTF_8);
        var report = SignatureCheck.check(target, List.of(Map.entry("Authorization", "AAAA"), Map.entry("x-oss-pub-key-url", "aHR0cDovL3g=")), body,
                SignatureKey.oss(), List.of());
        return ReceivedCallback.of(0, Instant.parse("2026-11-24T10:42:07.381234567Z"), head, body, report, null);
    }

    private static ReceivedCallback callback(String body) {
        return callback("/callback", body.getBytes(UTF_8));
    }

    private static SentAnswer answer(int status) {
        return new SentAnswer(status, List.of(Map.entry("A", "b"), Map.entry("A", "\u4e2d")), new byte[] {0, 1, (byte) 0xFF}, Duration.ofMillis(5),
                Duration.ofNanos(1_234_000), new SentAnswer.Relay(URI.create("http://127.0.0.1:1/x"), "refused"),
                new AnswerRules(AnswerRules.LARGER_LIMIT, true));
    }

    private static List<Long> ids(List<CallbackRow> rows) {
        return rows.stream().map(CallbackRow::id).toList();
    }

    @Test
    void everyByteComesBackAfterARestart() throws Exception {
        var body = new byte[] {0, (byte) 0xFF, '\r', '\n', 0};
        ReceivedCallback added;
        try (var log = open()) {
            added = log.add(callback("/callback?x=%20", body));
            log.answered(added.id(), answer(403));
        }
        try (var log = open()) {
            var kept = log.find(added.id()).orElseThrow();
            assertArrayEquals(body, kept.body());
            assertArrayEquals(added.head(), kept.head());
            assertEquals(List.of(added.at(), added.target(), added.method(), added.headers(), added.report(), "ID7"),
                    List.of(kept.at(), kept.target(), kept.method(), kept.headers(), kept.report(), kept.requestId().orElseThrow()));
            var answer = kept.answer();
            assertArrayEquals(answer(403).body(), answer.body());
            assertEquals(answer(403).headers(), answer.headers());
            assertEquals(List.of(403, answer(403).delay(), answer(403).took(), answer(403).relay()),
                    List.of(answer.status(), answer.delay(), answer.took(), answer.relay()));
            assertEquals(CallbackRow.of(kept), log.page("", NEWEST, 9).getFirst());
            assertTrue(log.add(callback("later")).id() > added.id());
        }
    }

    @Test
    void aFileOfAnEarlierVersionIsReadAndWrittenOn() throws Exception {
        open().close();
        try (var raw = DriverManager.getConnection("jdbc:sqlite:" + file()); var statement = raw.createStatement()) {
            statement.execute("ALTER TABLE callback DROP COLUMN accepted");
            statement.execute("INSERT INTO callback (id, at, path, object, request_id, body_bytes, signature, answered, took, bytes, report, head, body)"
                    + " VALUES (1, '2026-11-24T10:42:07Z', '/callback', '', '', 0, 'VALID', 200, 9, 0, '', x'', x'')");
        }
        try (var log = open()) {
            assertEquals(List.of(true), log.page("", NEWEST, 9).stream().map(CallbackRow::accepted).toList());
            log.answered(1, answer(500));
            assertEquals(List.of(false), log.page("", NEWEST, 9).stream().map(CallbackRow::accepted).toList());
        }
    }

    @Test
    void anAnswerOf200ThatOssRefusesIsNoneThatItAccepts() throws Exception {
        try (var log = open()) {
            for (var body : List.of("{}", "<html>")) {
                var headers = List.of(Map.entry("Content-Length", Integer.toString(body.length())), Map.entry("Content-Type", "application/json"));
                log.answered(log.add(callback(body)).id(), new SentAnswer(200, headers, body.getBytes(UTF_8), Duration.ZERO, Duration.ZERO, null, AnswerRules.DEFAULT));
            }
            assertEquals(List.of(false, true), log.page("", NEWEST, 9).stream().map(CallbackRow::accepted).toList());
        }
    }

    @Test
    void pagesGoFromTheNewestToTheOldest() throws Exception {
        try (var log = open()) {
            for (int i = 0; i < 7; i++) {
                log.add(callback("object=o" + i));
            }
            assertEquals(List.of(7L, 6L, 5L), ids(log.page("", NEWEST, 3)));
            assertEquals(List.of(4L, 3L, 2L), ids(log.page("", 5, 3)));
            assertEquals(List.of(1L), ids(log.page("", 2, 3)));
            assertEquals("o6", log.page("", NEWEST, 1).getFirst().object());
            assertEquals(7, log.count(""));
        }
    }

    /** The two logs find the same. */
    @ParameterizedTest
    @ValueSource(strings = {"", "ORDER", "a-1", "%", "_", "'", "\"", "\\", "\u79cb\u5b63", "x-odd: \u4e2d", "/one?", "after-nul", "nothing at all", "* OR 1=1 --"})
    void searchingLooksIntoTargetObjectHeadersAndBody(String search) throws Exception {
        try (var log = open(); var memory = new MemoryCallbackLog()) {
            for (var each : List.of(callback("/one?q", "order=A-1".getBytes(UTF_8)), callback("object=%E7%A7%8B%E5%AD%A3.png&p=100%25"),
                    callback("{\"object\":\"it's \\\"_\\\" \\\\\"}"), callback("/two", "\0after-nul".getBytes(UTF_8)))) {
                log.add(each);
                memory.add(each);
            }
            assertEquals(memory.page(search, NEWEST, 10), log.page(search, NEWEST, 10));
            assertEquals(memory.count(search), log.count(search));
            assertEquals(log.page(search, NEWEST, 10).size(), log.count(search));
        }
    }

    @Test
    void theOldestGoWhenThereAreTooMany() throws Exception {
        try (var log = SqliteCallbackLog.open(file(), Runnable::run, 10, 1 << 20)) {
            for (int i = 0; i < 25; i++) {
                log.add(callback("k=" + i));
            }
            assertEquals(10, log.count(""));
            assertEquals(25L - 9, ids(log.page("", NEWEST, 99)).getLast());
            assertTrue(log.find(1).isEmpty());
        }
    }

    @Test
    void theOldestGoWhenTheyAreTooLarge() throws Exception {
        try (var log = SqliteCallbackLog.open(file(), Runnable::run, 1000, 1 << 20)) {
            for (int i = 0; i < 12; i++) {
                log.add(callback("/callback", new byte[200_000]));
            }
            assertTrue(log.count("") <= 5 && log.count("") >= 2, () -> "kept " + log.count(""));
            assertEquals(12L, ids(log.page("", NEWEST, 1)).getFirst());
            var alone = log.add(callback("/callback", new byte[2_000_000]));
            assertEquals(List.of(alone.id()), ids(log.page("", NEWEST, 9)));
        }
    }

    @Test
    void clearingForgetsAllAndGivesTheRoomBack() throws Exception {
        try (var log = open()) {
            for (int i = 0; i < 20; i++) {
                log.add(callback("/callback", new byte[500_000]));
            }
            long before = log.version();
            log.clear();
            assertTrue(log.version() > before);
            assertEquals(0, log.count(""));
            assertEquals(List.of(), log.page("", NEWEST, 9));
            assertEquals(21, log.add(callback("next")).id());
        }
        assertTrue(Files.size(file()) < 1_000_000, "the file still has " + Files.size(file()) + " bytes");
    }

    @Test
    void someAreForgottenAndTheOthersStay() throws Exception {
        Queue<Runnable> later = new ArrayDeque<>();
        try (var log = SqliteCallbackLog.open(file(), later::add)) {
            for (int i = 0; i < 5; i++) {
                log.add(callback("a=" + i));
            }
            long before = log.version();
            log.remove(2, 4);
            assertTrue(log.version() > before);
            assertEquals(List.of(5L, 1L), ids(log.page("", NEWEST, 9)));
            assertEquals(2, log.count(""));
            assertTrue(log.find(3).isEmpty());
            log.remove(9, 99);
            assertEquals(2, log.count(""));
        }
        try (var again = open()) {
            assertEquals(List.of(5L, 1L), ids(again.page("", NEWEST, 9)));
        }
    }

    @Test
    void whatIsAddedIsSeenBeforeItIsWritten() throws Exception {
        Queue<Runnable> later = new ArrayDeque<>();
        try (var log = SqliteCallbackLog.open(file(), later::add)) {
            long before = log.version();
            var added = log.add(callback("a=1"));
            assertTrue(log.version() > before);
            log.answered(added.id(), answer(200));
            assertEquals(200, log.page("", NEWEST, 1).getFirst().answered());
            assertFalse(later.isEmpty());
            later.forEach(Runnable::run);
            assertEquals(1, log.count(""));
        }
    }

    @Test
    void closingWritesWhatNobodyWroteAndALateCallbackHurtsNobody() throws Exception {
        var log = SqliteCallbackLog.open(file(), task -> {
            throw new java.util.concurrent.RejectedExecutionException("ended");
        });
        log.add(callback("a=1"));
        log.close();
        log.add(callback("late"));
        log.answered(1, answer(200));
        log.clear();
        log.close();
        assertEquals(List.of(), log.page("", NEWEST, 9));
        try (var again = open()) {
            assertEquals(1, again.count(""));
        }
    }

    @Test
    void anAnswerToAForgottenCallbackIsNoError() throws Exception {
        try (var log = open()) {
            log.add(callback("a=1"));
            log.answered(99, answer(200));
            assertEquals(1, log.count(""));
        }
    }

    @Test
    void aFileOfANewerVersionIsLeftAlone() throws Exception {
        open().close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file()); var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        var before = Files.readAllBytes(file());
        assertThrows(NewerFileException.class, this::open);
        assertArrayEquals(before, Files.readAllBytes(file()));
        try (var beside = Files.list(file().getParent())) {
            assertTrue(beside.allMatch(each -> each.getFileName().toString().startsWith("callbacks.db") && !each.toString().contains("damaged")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"this is no database, however long one reads in it, and it never was one", "SQLite format 3\0 but then nonsense follows here"})
    void aDamagedFileIsMovedAsideAndNamed(String content) throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), content.repeat(100));
        try (var log = open()) {
            var aside = log.setAside().orElseThrow();
            assertEquals(content.repeat(100), Files.readString(aside));
            assertTrue(aside.getFileName().toString().startsWith("callbacks.db.unreadable-"), aside.toString());
            assertEquals(1, log.add(callback("a")).id());
            assertEquals(1, log.count(""));
        }
        try (var log = open()) {
            assertTrue(log.setAside().isEmpty());
            assertEquals(1, log.count(""));
        }
    }

    @Test
    void aFileThatIsBrokenInTheMiddleIsGivenUpWhenThatShows() throws Exception {
        try (var log = open()) {
            for (int i = 0; i < 300; i++) {
                log.add(callback("/callback", ("k=" + "x".repeat(3000)).getBytes(UTF_8)));
            }
        }
        var bytes = Files.readAllBytes(file());
        java.util.Arrays.fill(bytes, 8 * 4096, bytes.length, (byte) 0x5A);
        Files.write(file(), bytes);
        try (var log = open()) {
            log.page("x", NEWEST, 1000);
            assertTrue(log.setAside().isPresent());
            var added = log.add(callback("after"));
            assertEquals("after", log.find(added.id()).orElseThrow().bodyText());
        }
    }

    @Test
    void aForeignDatabaseIsMovedAsideToo() throws Exception {
        Files.createDirectories(file().getParent());
        try (var foreign = DriverManager.getConnection("jdbc:sqlite:" + file()); var statement = foreign.createStatement()) {
            statement.execute("CREATE TABLE callback (x)");
            statement.execute("PRAGMA user_version = 1");
        }
        try (var log = open()) {
            assertTrue(log.setAside().isPresent());
            log.add(callback("a"));
            assertEquals(1, log.count(""));
        }
    }

    /** What a power cut leaves: the files as they are at some moment. */
    @Test
    void aCopyOfTheFilesTakenWhileItIsOpenHoldsWhatWasWritten() throws Exception {
        var copy = Files.createDirectories(folder.resolve("copy"));
        try (var log = open()) {
            for (int i = 0; i < 50; i++) {
                log.add(callback("k=" + i));
            }
            for (var suffix : List.of("", "-wal")) {
                Files.copy(Path.of(file() + suffix), copy.resolve("callbacks.db" + suffix), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        try (var log = SqliteCallbackLog.open(copy.resolve("callbacks.db"), Runnable::run)) {
            assertTrue(log.setAside().isEmpty());
            assertEquals(50, log.count(""));
        }
    }

    @Test
    void manyThreadsMayAddReadAndClear() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor(); CallbackLog log = SqliteCallbackLog.open(file(), threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        var added = log.add(callback("k=" + i));
                        log.answered(added.id(), answer(200));
                        assertEquals(200, log.find(added.id()).orElseThrow().answered());
                        log.page("k", NEWEST, 5);
                    }
                }));
            }
            for (var each : all) {
                each.get();
            }
            assertEquals(800, log.count(""));
            assertEquals(800, ids(log.page("", NEWEST, 1000)).stream().distinct().count());
        }
    }
}

package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.dropback.connection.Addressing;
import org.dropback.connection.Endpoint;
import org.dropback.connection.KeySource;
import org.dropback.connection.Network;
import org.dropback.connection.Proxy;
import org.dropback.connection.Saved;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SignatureVersion;
import org.dropback.store.ProfileProblem.Reason;
import org.dropback.text.BadInputException;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStoreTest {

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("home").resolve("connections.json");
    }

    static Stream<KeySource> sources() {
        return Stream.of(new KeySource.Kept("LTAI"), new KeySource.Session("LTAI"), new KeySource.Environment(), new KeySource.Ossutil("/a/b", "dev"),
                new KeySource.AliyunCli("", "default"), new KeySource.AssumeRole("LTAI", "acs:ram::1:role/x", "https://sts.cn-hangzhou.aliyuncs.com",
                        Duration.ofMinutes(20)), new KeySource.StsServer("https://a/sts"), new KeySource.PolicyServer("https://a/policy"),
                new KeySource.EcsRole("role"), new KeySource.Process(List.of("/usr/bin/keys", "--for", "图")), new KeySource.None());
    }

    @ParameterizedTest
    @MethodSource("sources")
    void whatIsSavedIsReadAgain(KeySource keys) throws IOException {
        var all = new SavedConnection("id", "名 \"1\"", new Endpoint(Endpoint.Kind.CNAME, "cn-hangzhou", "img.example.com:8443", false), "photos", "{yyyy}/{name}",
                SignatureVersion.V1, Addressing.PATH, new Network(new Proxy(Proxy.Kind.MANUAL, "proxy", 3128, "me"), "/etc/company.pem",
                Duration.ofSeconds(7), Duration.ofSeconds(77)), "Orders", keys);
        new ConnectionStore(file()).save(null, all);
        assertEquals(List.of(all), new ConnectionStore(file()).list());
        assertEquals(List.of(all.name()), new ConnectionStore(file()).list().stream().map(SavedConnection::name).toList());
    }

    @Test
    void nothingIsThereAtFirstAndNothingIsWrong() {
        var store = new ConnectionStore(file());
        assertEquals(List.of(), store.list());
        assertTrue(store.chosen().isEmpty());
        assertTrue(store.problem().isEmpty());
        assertFalse(Files.exists(file()));
    }

    @Test
    void twoProcessesDoNotUndoEachOther() throws IOException {
        var one = new ConnectionStore(file());
        var first = Saved.connection("first");
        one.save(null, first);
        var other = new ConnectionStore(file());
        other.save(null, Saved.connection("second"));
        one.save(first, first.withBucket("changed"));
        assertEquals(List.of("first", "second"), one.list().stream().map(SavedConnection::name).toList());
        var conflict = assertThrows(ConnectionConflictException.class, () -> other.save(first, first.withBucket("mine")));
        assertEquals("changed", conflict.onDisk().orElseThrow().bucket());
        assertTrue(other.reread());
        assertFalse(other.reread());
        other.delete(other.find("first").orElseThrow());
        assertTrue(assertThrows(ConnectionConflictException.class, () -> one.save(first.withBucket("changed"), first)).onDisk().isEmpty());
        assertThrows(FileAlreadyExistsException.class, () -> one.save(null, Saved.connection("second")));
    }

    @Test
    void theDefaultFollowsItsNameAndGoesWithIt() throws IOException {
        var store = new ConnectionStore(file());
        var saved = Saved.connection("a");
        store.save(null, saved);
        assertThrows(NoSuchFileException.class, () -> store.choose("b"));
        store.choose("a");
        store.save(saved, saved.withName("b"));
        assertEquals("b", new ConnectionStore(file()).chosen().orElseThrow().name());
        store.delete(saved.withName("b"));
        assertTrue(store.chosen().isEmpty());
    }

    @Test
    void whatWeDoNotKnowIsKept() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"future\":1,\"connections\":[{\"id\":\"x\",\"name\":\"a\",\"bucket\":\"photos\",\"later\":{\"b\":2},\"endpoint\":{\"door\":3}}]}");
        var store = new ConnectionStore(file());
        var known = store.find("a").orElseThrow();
        store.save(known, known.withBucket("other"));
        var written = Files.readString(file());
        assertTrue(written.contains("\"future\" : 1") && written.contains("\"later\"") && written.contains("\"door\" : 3") && written.contains("other"), written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"connections\":{}}", "{\"connections\":[1]}", "{\"connections\":[{\"name\":1}]}", "{\"schema\":\"1\"}",
        "{\"connections\":[{\"keys\":{\"from\":\"magic\"}}]}", "{\"connections\":[{\"network\":{\"proxy\":{\"port\":\"80\"}}}]}", "{} trailing",
        "{\"connections\":[{\"keys\":{\"from\":\"process\",\"command\":[1]}}]}", "{\"connections\":[{\"endpoint\":[]}]}", "\u0000"})
    void aBrokenFileIsMovedAsideAndNothingIsLost(String content) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), content);
        var store = new ConnectionStore(file());
        assertEquals(List.of(), store.list());
        var problem = store.problem().orElseThrow();
        assertEquals(content, Files.readString(Objects.requireNonNull(problem.movedTo())));
        assertTrue(problem.text(Messages.of(Locale.ENGLISH)).contains("connections.json"));
        store.save(null, Saved.connection("new"));
        assertEquals(1, new ConnectionStore(file()).list().size());
    }

    @Test
    void aHugeFileAndABombAreMovedAside() throws IOException {
        Files.createDirectories(file().getParent());
        for (var content : List.of("[".repeat(100_000), " ".repeat(5 << 20))) {
            Files.writeString(file(), content);
            assertEquals(Reason.NOT_JSON, new ConnectionStore(file()).problem().orElseThrow().reason());
        }
    }

    @Test
    void aFileOfANewerDropbackIsLeftAlone() throws IOException {
        Files.createDirectories(file().getParent());
        var content = "{\"schema\":99,\"connections\":[]}";
        Files.writeString(file(), content);
        var store = new ConnectionStore(file());
        assertEquals(Reason.NEWER_SCHEMA, store.problem().orElseThrow().reason());
        assertThrows(IOException.class, () -> store.save(null, Saved.connection("a")));
        assertEquals(content, Files.readString(file()));
    }

    @Test
    void whatIsGivenAwayComesBackWithIdsOfItsOwnAndWithoutPrograms() throws BadInputException {
        var given = List.of(Saved.connection("a"), Saved.connection("b").withKeys(new KeySource.Process(List.of("rm", "-rf"))));
        var json = ConnectionShare.export(given);
        var taken = ConnectionShare.read(json.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("a", "b"), taken.stream().map(SavedConnection::name).toList());
        assertFalse(json.contains("schema\":99"));
        assertTrue(taken.stream().noneMatch(each -> given.stream().anyMatch(before -> before.id().equals(each.id()))));
        assertEquals(new KeySource.Process(List.of()), taken.get(1).keys());
        assertEquals(given.getFirst().keys(), taken.getFirst().keys());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"dropback\":\"profiles\"}", "{\"dropback\":\"connections\",\"schema\":2}", "<html>", "{\"dropback\":\"connections\",\"connections\":[]}",
        "{\"dropback\":\"connections\",\"connections\":[{\"name\":\"a\"},{\"name\":\"a\"}]}"})
    void whatIsNoFileOfConnectionsIsTold(String content) {
        var refused = assertThrows(BadInputException.class, () -> ConnectionShare.read(content.getBytes(StandardCharsets.UTF_8)));
        assertTrue(refused.messageKey().startsWith("connection.import."));
    }
}

package org.dropback.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import org.dropback.testing.UpdatePage;
import org.dropback.text.BadInputException;
import org.dropback.text.Messages;
import org.dropback.update.UpdateResult.Cause;
import org.dropback.wire.Sender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class UpdateCheckTest {

    private static final String GOOD = "{\"dropbackRelease\":1,\"version\":\"2.0.0\",\"page\":\"https://dropback.org/\"}";

    private UpdatePage page;

    @BeforeEach
    void open() throws Exception {
        page = new UpdatePage();
    }

    @AfterEach
    void close() throws Exception {
        page.close();
    }

    private UpdateResult ask() throws Exception {
        return ask("1.2.3");
    }

    private UpdateResult ask(String current) throws Exception {
        return new UpdateCheck(new Sender(), current, Duration.ofSeconds(20)).ask(UpdateSource.of(page.url(), page.publicKey()));
    }

    private UpdateResult.Failed assertFails(Cause cause) throws Exception {
        var failed = assertInstanceOf(UpdateResult.Failed.class, ask());
        assertEquals(cause, failed.cause(), failed.detail());
        return failed;
    }

    @Test
    void aNewerVersionIsToldWithItsPageAndNotesAndNothingElseIsFetched() throws Exception {
        page.telling("1.10.0");
        var newer = assertInstanceOf(UpdateResult.Newer.class, ask());
        assertEquals(new Release("1.10.0", URI.create("https://dropback.org/1.10.0"), "Faster."), newer.release());
        assertEquals("Dropback 1.10.0 is there; this is 1.2.3. Nothing is installed by itself.", newer.text(Messages.of(Locale.ENGLISH)));
        assertEquals(1, page.requests().size());
        var request = page.requests().getFirst();
        assertTrue(request.startsWith("GET /dropback.json?channel=stable HTTP/1.1\n"), request);
        assertFalse(request.contains("1.2.3"), "the server learns nothing of this machine");
    }

    @ParameterizedTest
    @CsvSource({"1.2.3,1.2.3", "1.2.3,1.2.2", "1.2.3,0.9", "1.2.3,1.2.3-rc1", "1.10.0,1.9.9", "1.2.3-SNAPSHOT,1.2.2", "1.2,1.2.0"})
    void anOlderOneSentAgainIsNoNews(String current, String told) throws Exception {
        page.telling(told);
        assertEquals(new UpdateResult.Newest(current), ask(current));
    }

    @ParameterizedTest
    @CsvSource({"1.2.3,1.2.4", "1.2.3,1.2.3.1", "1.2.3,2", "1.2.3-SNAPSHOT,1.2.3", "1.9.9,1.10.0-rc1", "(built from source),0.0.1"})
    void aNewerOneIsNews(String current, String told) throws Exception {
        page.telling(told);
        assertInstanceOf(UpdateResult.Newer.class, ask(current));
    }

    @Test
    void whatNobodySignedIsNotBelieved() throws Exception {
        var release = Base64.getEncoder().encodeToString(GOOD.getBytes(StandardCharsets.UTF_8));
        page.answering("{\"release\":\"" + release + "\"}");
        assertFails(Cause.NOT_SIGNED);
    }

    @Test
    void whatAnotherSignedIsNotBelieved() throws Exception {
        try (var other = new UpdatePage()) {
            page.answering(other.signed(GOOD));
            assertFails(Cause.WRONG_SIGNATURE);
        }
    }

    @Test
    void oneBitOfTheReleaseOrOfTheSignatureIsEnoughToDisbelieveIt() throws Exception {
        var release = GOOD.getBytes(StandardCharsets.UTF_8);
        var signature = page.signature(release);
        var bent = release.clone();
        bent[GOOD.indexOf("2.0.0")] ^= 1;
        var bentSignature = signature.clone();
        bentSignature[7] ^= 1;
        for (var pair : new byte[][][] {{bent, signature}, {release, bentSignature}, {release, Arrays.copyOf(signature, 63)}, {release, Arrays.copyOf(signature, 65)},
                {release, new byte[0]}, {release, new byte[64]}}) {
            page.answering("{\"release\":\"" + Base64.getEncoder().encodeToString(pair[0]) + "\",\"signature\":\"" + Base64.getEncoder().encodeToString(pair[1]) + "\"}");
            assertFails(Cause.WRONG_SIGNATURE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "null", "{", "{}", "{\"release\":1,\"signature\":\"\"}", "{\"release\":\"%\",\"signature\":\"\"}",
            "{\"release\":\"e30=\",\"signature\":7}", "{\"release\":\"e30=\",\"release\":\"e30=\",\"signature\":\"\"}", "{\"release\":\"e30=\",\"signature\":\"\"}x"})
    void whatIsNoEnvelopeIsMalformed(String body) throws Exception {
        page.answering(body);
        assertFails(Cause.MALFORMED);
    }

    @Test
    void nestingWithoutEndIsMalformed() throws Exception {
        page.answering("[".repeat(60_000));
        assertFails(Cause.MALFORMED);
        page.answering(page.signed("{\"a\":".repeat(9_000)));
        assertFails(Cause.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"dropbackRelease\":0,\"version\":\"2\",\"page\":\"https://a/\"}", "{\"dropbackRelease\":\"1\",\"version\":\"2\",\"page\":\"https://a/\"}",
            "{\"dropbackRelease\":1,\"page\":\"https://a/\"}", "{\"dropbackRelease\":1,\"version\":\"two\",\"page\":\"https://a/\"}",
            "{\"dropbackRelease\":1,\"version\":\"2\"}", "{\"dropbackRelease\":1,\"version\":\"2\",\"page\":\"javascript:alert(1)\"}",
            "{\"dropbackRelease\":1,\"version\":\"2\",\"page\":\"file:///etc/passwd\"}", "{\"dropbackRelease\":1,\"version\":\"2\",\"page\":\"http://a/\"}",
            "{\"dropbackRelease\":1,\"version\":\"2\",\"page\":\"--version\"}", "{\"dropbackRelease\":1,\"version\":\"2\",\"page\":\"https://u:p@a/\"}",
            "{\"dropbackRelease\":1,\"version\":\"9999999999\",\"page\":\"https://a/\"}", "{\"dropbackRelease\":1.5,\"version\":\"2\",\"page\":\"https://a/\"}",
            "{\"dropbackRelease\":99999999999,\"version\":\"2\",\"page\":\"https://a/\"}", "{\"dropbackRelease\":1,\"version\":\"2\",\"page\":\"https://a/\",\"notes\":[]}"})
    void whatIsSignedAndNoReleaseIsMalformed(String release) throws Exception {
        page.answering(page.signed(release));
        assertFails(Cause.MALFORMED);
    }

    @Test
    void notesWithoutEndAreMalformed() throws Exception {
        page.answering(page.signed("{\"dropbackRelease\":1,\"version\":\"2\",\"page\":\"https://a/\",\"notes\":\"" + "x".repeat(2001) + "\"}"));
        assertEquals("notes", assertFails(Cause.MALFORMED).detail());
    }

    @Test
    void aNewerFormIsSaidToBeOneWhateverElseItHolds() throws Exception {
        page.answering(page.signed("{\"dropbackRelease\":2,\"versions\":[]}"));
        assertEquals("2", assertFails(Cause.NEWER_FORMAT).detail());
    }

    @Test
    void unknownFieldsOfTheSameFormAreNoHindrance() throws Exception {
        page.answering(page.signed(GOOD.replaceFirst("\\{", "{\"more\":{},")));
        assertInstanceOf(UpdateResult.Newer.class, ask());
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 301, 302, 307, 404, 500})
    void anotherStatusIsRefusedAndNoRedirectionFollowed(int status) throws Exception {
        page.answering(status, page.signed(GOOD).getBytes(StandardCharsets.UTF_8));
        assertEquals(String.valueOf(status), assertFails(Cause.REFUSED).detail());
        assertEquals(1, page.requests().size());
    }

    @Test
    void anAnswerWithoutEndIsCutOff() throws Exception {
        page.doing(socket -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                socket.getOutputStream().write(new byte[8192]);
            }
        });
        assertFails(Cause.TOO_LONG);
    }

    @Test
    void anAnswerThatDripsIsGivenUp() throws Exception {
        page.doing(socket -> socket.getInputStream().read());
        var limited = new UpdateCheck(new Sender(), "1.2.3", Duration.ofMillis(300)).ask(UpdateSource.of(page.url(), page.publicKey()));
        assertEquals(Cause.UNREACHABLE, assertInstanceOf(UpdateResult.Failed.class, limited).cause());
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() throws Exception {
        page.close();
        assertFails(Cause.UNREACHABLE);
    }

    @Test
    void anHttpsAddressIsNeverAskedInTheClear() throws Exception {
        page.telling("2.0.0");
        var failed = new UpdateCheck(new Sender(), "1.2.3", Duration.ofMillis(500)).ask(UpdateSource.of(page.url().replace("http:", "https:"), page.publicKey()));
        assertEquals(Cause.UNREACHABLE, assertInstanceOf(UpdateResult.Failed.class, failed).cause());
        assertFalse(page.requests().stream().anyMatch(request -> request.contains("GET")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dropback.org", "http://dropback.org/a.json", "http://127.0.0.1.evil.example/", "http://localhost.evil.example/", "ftp://127.0.0.1/",
            "file:///etc/passwd", "https://user@dropback.org/", "https:///a", "https://dropback.org/#a", "https://dropback.org:99999/", "https://dropback.org/a b",
            "https://dropback.org/\r\nX: y"})
    void onlyHttpsOrThisMachineIsAsked(String url) {
        assertThrows(BadInputException.class, () -> UpdateSource.url(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA"})
    void aKeyThatIsNoneIsSaid(String key) {
        assertThrows(BadInputException.class, () -> UpdateSource.key(key));
    }

    @Test
    void aKeyOfAnotherKindIsSaid() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic().getEncoded();
        assertThrows(BadInputException.class, () -> UpdateSource.key(Base64.getEncoder().encodeToString(rsa)));
    }

    @Test
    void eachFailureHasASentenceOfItsOwnInEachLanguage() {
        for (var language : new String[] {"en", "zh", "zh-Hant"}) {
            var sentences = new HashSet<String>();
            for (var cause : Cause.values()) {
                var text = new UpdateResult.Failed(cause, "dropback.org", "detail").text(Messages.of(Locale.forLanguageTag(language)));
                assertTrue(text.contains("dropback.org"), text);
                sentences.add(text);
            }
            assertEquals(Cause.values().length, sentences.size());
        }
    }

    /** The very commands of the README. */
    @Test
    void whatOpensslSignsIsBelieved(@TempDir Path folder) throws Exception {
        var readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("openssl genpkey");
        var commands = readme.substring(begin, readme.indexOf("```", begin));
        Files.writeString(folder.resolve("release.json"), GOOD);
        var shell = new ProcessBuilder("bash", "-euc", commands).directory(folder.toFile()).redirectErrorStream(true).start();
        var printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), printed);
        var key = Files.readString(folder.resolve("update.pub"));
        page.answering(200, Files.readAllBytes(folder.resolve("dropback.json")));
        assertInstanceOf(UpdateResult.Newer.class, new UpdateCheck(new Sender(), "1.2.3").ask(UpdateSource.of(page.url(), key)));
        assertInstanceOf(UpdateResult.Newer.class, new UpdateCheck(new Sender(), "1.2.3").ask(UpdateSource.of(page.url(), key.lines()
                .filter(line -> !line.startsWith("-")).reduce("", String::concat))));
    }
}

package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dropback.callback.SignatureCheck;
import org.dropback.sandbox.Replayer.Replay;
import org.dropback.sandbox.receiver.CurlCommand;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.dropback.sandbox.receiver.ReceivedCallback.Verdict;
import org.dropback.testing.Patience;
import org.dropback.text.Messages;
import org.dropback.wire.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks sent again: by the sandbox, and by curl. */
class ReplayTest extends OnOneSandbox {

    @TempDir
    Path folder;

    private static ReceivedCallback real() throws Exception {
        sandbox.receiver().log().clear();
        new Signed(sandbox).put("k", new byte[1], Map.of(HEADER, callback(sandbox.receiverUrl().toString() + "?a=%2B")));
        return sandbox.callbacks().getFirst();
    }

    @Test
    void aReplayIsValidlySignedAndKeepsItsRequestId() throws Exception {
        var original = real();
        var replayed = sandbox.replayer().send(Replay.of(original, sandbox.receiverUrl() + "/status/403?b"));
        var again = sandbox.callbacks().getLast();
        assertEquals(Verdict.VALID, again.signature());
        assertArrayEquals(original.body(), again.body());
        assertEquals("/callback/status/403?b", again.target());
        assertEquals(original.requestId(), again.requestId());
        assertEquals(original.headers().stream().map(header -> header.getKey().toLowerCase(Locale.ROOT)).sorted().toList(),
                again.headers().stream().map(header -> header.getKey().toLowerCase(Locale.ROOT)).sorted().toList());
        assertEquals("Error status : 403.", replayed.verdict().ossMessage());
        assertFalse(replayed.verdict().accepted());
        var answered = (Delivery.Answered) replayed.delivery();
        assertEquals(403, answered.answer().status());
        assertTrue(new String(answered.request(), ISO_8859_1).startsWith("POST /callback/status/403?b HTTP/1.1\r\n"));
    }

    @Test
    void anEditedReplayIsSignedAnew() throws Exception {
        var headers = new ArrayList<>(Replay.of(real(), "http://x.example").headers());
        headers.removeIf(header -> header.getKey().equalsIgnoreCase("x-oss-request-id"));
        headers.add(Map.entry("x-oss-request-id", "NEW"));
        headers.add(Map.entry("Host", "other.example"));
        headers.add(Map.entry("Authorization", "stale"));
        var body = new byte[] {0, (byte) 0xFF, 'x'};
        var replayed = sandbox.replayer().send(new Replay("POST", sandbox.receiverUrl() + "?new", headers, body));
        var again = sandbox.callbacks().getLast();
        assertEquals(Verdict.VALID, again.signature());
        assertArrayEquals(body, again.body());
        assertEquals("NEW other.example", again.requestId().orElseThrow() + " " + again.header("Host").orElseThrow());
        assertTrue(replayed.verdict().accepted());
        var facts = replayed.verdict().facts(Messages.of(Locale.ENGLISH));
        assertTrue(facts.matches("200, JSON, Content-Length 15, \\d+ ms of 5 s"), facts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x y", "ftp://h.example/", "http://h.example:99999/"})
    void whatIsNoUrlIsRefused(String url) {
        assertThrows(IllegalArgumentException.class, () -> sandbox.replayer().send(new Replay("POST", url, List.of(), new byte[0])));
    }

    @Test
    void whatWouldBreakTheRequestIsRefused() {
        for (var header : List.of(Map.entry("A\r\nB", "x"), Map.entry("A", "x\r\nB: y"), Map.entry("", "x"), Map.entry("A B", "x"))) {
            assertThrows(IllegalArgumentException.class,
                    () -> sandbox.replayer().send(new Replay("POST", sandbox.receiverUrl().toString(), List.of(header), new byte[0])));
        }
        assertThrows(IllegalArgumentException.class,
                () -> sandbox.replayer().send(new Replay("GET / HTTP/1.1\r\n", sandbox.receiverUrl().toString(), List.of(), new byte[0])));
    }

    @Test
    void aServerThatIsNotThereIsJudgedAsOssWould() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var replayed = sandbox.replayer().send(Replay.of(real(), "http://127.0.0.1:" + free + "/"));
        assertTrue(replayed.verdict().ossMessage().contains("OSS can not connect to your callbackUrl"));
        assertEquals(0, replayed.verdict().status());
        assertTrue(replayed.verdict().facts(Messages.of(Locale.ENGLISH)).startsWith("no answer, "));
    }

    static Stream<byte[]> bodies() {
        var every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        return Stream.of(Stream.of("", "a=1&b=%2F", "@/etc/passwd", "it's \"quoted\" $(id) `id` \\ !x %s", "\u4e2d\u6587 \uD83D\uDE00", "two\nlines\n\n", "tab\there",
                "carriage\r\nreturn", "\u001b[31mred", "END", "END\n", "-d x", "{\"a\":\"{b}[c]\"}").map(text -> text.getBytes(UTF_8)),
                Stream.of(every, new byte[] {0}, "\u4e2d".repeat(100_000).getBytes(UTF_8))).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void curlSendsTheSameBytes(byte[] body) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")) && Files.isExecutable(Path.of("/bin/bash")), "no curl");
        var head = ("POST /callback?a=%20[1]{2}'$x HTTP/1.1\r\nHost: odd.example\r\nX-Empty:\r\nX-Quote: it's \"$HOME\" `id` \\ \u4e2d\r\nX-Tab: a\tb\r\n\r\n")
                .getBytes(UTF_8);
        var report = SignatureCheck.unreachable("/", List.of(), body);
        var recorded = ReceivedCallback.of(0, Instant.EPOCH, head, body, report, null);
        sandbox.receiver().log().clear();
        var script = Files.writeString(folder.resolve("replay.sh"), CurlCommand.of(recorded, sandbox.receiverUrl().resolve("/").toString()
                + "callback/../callback?a=%20[1]{2}'$x"));
        var process = new ProcessBuilder("/bin/bash", script.toString()).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(Patience.LIMIT));
        assertEquals(0, process.exitValue(), output);
        var again = sandbox.callbacks().getFirst();
        assertArrayEquals(body, again.body());
        assertEquals("/callback/../callback?a=%20[1]{2}'$x", again.target());
        assertEquals(recorded.headers(), again.headers().stream().filter(header -> !header.getKey().equals("Content-Length")).toList());
    }
}

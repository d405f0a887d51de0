package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.sandbox.receiver.AnswerPlan;
import org.dropback.sandbox.receiver.ReceiverAnswer;
import org.junit.jupiter.api.Test;

/** {@code dropback retry-callback --failed} and {@code upload --if-callback-unknown}, over real sockets. */
class RetryFailedTest extends OnUploads {

    private int upload(String path, Object... more) {
        var words = new ArrayList<Object>(List.of("--callback-url", uploads.sandbox.receiverUrl().resolve(path).toString(), "--callback-body",
                "key=${object}&n=${x:n}", "--var-from", "x:n={name}", "--output", "jsonl"));
        words.addAll(List.of(more));
        return uploads.run(words.toArray());
    }

    private void answers(int status) {
        uploads.sandbox.receiver().answerBy(AnswerPlan.always(ReceiverAnswer.OK.withStatus(status)));
    }

    private static List<String> keys(CliHarness cli) {
        return cli.json().stream().map(event -> event.get("key").asText()).sorted().toList();
    }

    @Test
    void allThatFailedAreCalledAgainOnce() throws Exception {
        assertEquals(0, upload("/callback", uploads.file("good", 10)));
        answers(500);
        assertEquals(3, upload("/callback", uploads.file("a", 1000), uploads.file("b", 0), uploads.file("c", 2000), uploads.file("mended", 30)));
        answers(200);
        assertEquals(0, upload("/callback", uploads.file("mended", 30)), "its last attempt ended well");
        uploads.sandbox.clearRequests();
        int called = uploads.sandbox.callbacks().size();

        var again = uploads.command("retry-callback", "--failed", "--output", "jsonl");

        assertEquals(0, again.code, again.err());
        assertEquals(List.of("a", "b", "c"), keys(again));
        assertEquals(0, again.json().stream().mapToLong(event -> event.get("bytesSent").asLong()).sum());
        var bodies = uploads.sandbox.callbacks().stream().skip(called).map(callback -> callback.bodyText()).sorted().toList();
        assertEquals(List.of("key=a&n=a", "key=b&n=b", "key=c&n=c"), bodies, "with the callback that was recorded");
        var second = uploads.command("retry-callback", "--failed", "--output", "jsonl");
        assertEquals(0, second.code);
        assertEquals("", second.out());
        assertTrue(second.err().contains("no failed callback"), second.err());
        assertEquals(called + 3, uploads.sandbox.callbacks().size());
    }

    @Test
    void whatFailsAgainStaysAndMayBeGivenAnotherCallback() throws Exception {
        assertEquals(3, upload("/callback/status/500", uploads.file("a", 1000)));
        assertEquals(3, uploads.command("retry-callback", "--failed").code);
        assertEquals(3, upload("/callback/status/500", uploads.file("b", 1000)));
        var both = uploads.command("retry-callback", "--failed", "--callback-url", uploads.sandbox.receiverUrl() + "/status/500", "--var", "x:n=again");
        assertEquals(3, both.code);
        assertTrue(both.out().endsWith("2 files: 0 done, 2 stored with a failed or unknown callback, 0 failed.\n"), both.out());

        var other = uploads.command("retry-callback", "--failed", "--callback-url", uploads.sandbox.receiverUrl(), "--var", "x:n=other");

        assertEquals(0, other.code, other.err());
        var bodies = uploads.sandbox.callbacks().stream().map(callback -> callback.bodyText()).toList();
        assertEquals(Set.of("key=a&n=other", "key=b&n=other"), Set.copyOf(bodies.subList(bodies.size() - 2, bodies.size())));
    }

    @Test
    void timeAndTargetLimitThem() throws Exception {
        assertEquals(3, upload("/callback/status/500", uploads.file("a", 1000)));
        assertEquals("", uploads.command("retry-callback", "--failed", "--since", "2999-01-01", "--output", "jsonl").out());
        var elsewhere = uploads.command("retry-callback", "--failed", "--endpoint", uploads.sandbox.endpoint(), "--region", uploads.sandbox.region(), "--bucket", "other");
        assertEquals("", elsewhere.out());
        var here = uploads.command("retry-callback", "--failed", "--since", "10m", "--endpoint", uploads.sandbox.endpoint(), "--region", uploads.sandbox.region(),
                "--bucket", "sandbox", "--output", "jsonl");
        assertEquals(3, here.code, here.err());
        assertEquals(List.of("a"), keys(here));
    }

    @Test
    void goneObjectsAreToldOnceAndNotTriedForever() throws Exception {
        assertEquals(3, upload("/callback/status/500", uploads.file("a", 1000)));
        var oss = new com.aliyun.oss.OSSClientBuilder().build(uploads.sandbox.endpoint().toString(), uploads.sandbox.accessKeyId(), uploads.sandbox.accessKeySecret());
        oss.deleteObject("sandbox", "a");
        oss.shutdown();
        var first = uploads.command("retry-callback", "--failed", "--output", "jsonl");
        assertEquals(1, first.code);
        assertEquals("ObjectGone", first.json().getFirst().at("/error/code").asText());
        assertEquals(0, uploads.command("retry-callback", "--failed").code);
    }

    @Test
    void valuesMayComeFromATable() throws Exception {
        assertEquals(3, upload("/callback/status/500", uploads.file("a", 10), uploads.file("b", 20)));
        var table = Files.writeString(folder.resolve("t.csv"), "path,order\na,A-1\nb,B-2\n");
        var again = uploads.command("retry-callback", "--failed", "--rows", table, "--callback-url", uploads.sandbox.receiverUrl(), "--var-from", "x:n={row:order}");
        assertEquals(0, again.code, again.err());
        assertEquals(Set.of("key=a&n=A-1", "key=b&n=B-2"),
                uploads.sandbox.callbacks().stream().skip(2).map(callback -> callback.bodyText()).collect(Collectors.toSet()));
    }

    @Test
    void wrongWordsAreTold() {
        for (var words : List.of(List.of("--failed", "--key", "a"), List.of("--since", "1h", "--key", "a"), List.of("--failed", "--since", "x"), List.of("--failed", "--no-callback"),
                List.of("--failed", "--if-callback-unknown", "x"))) {
            var all = new ArrayList<Object>(List.of("retry-callback"));
            all.addAll(words);
            assertEquals(2, uploads.command(all.toArray()).code, words.toString());
        }
    }

    @Test
    void ofUnknownOnesNobodyIsAskedUnlessSaid() throws Exception {
        uploads.sandbox.addFault(FaultRule.parse("lose-answer op=PutObject times=1"));
        assertEquals(3, upload("/callback", uploads.file("a", 1000)));
        assertEquals("callback-unknown", uploads.event(folder.resolve("in/a")).get("outcome").asText());
        assertEquals("", uploads.command("retry-callback", "--failed", "--output", "jsonl").out());
        assertEquals(1, uploads.sandbox.callbacks().size());
        assertEquals(0, uploads.command("retry-callback", "--failed", "--if-callback-unknown", "again").code);
        assertEquals(2, uploads.sandbox.callbacks().size());
    }

    @Test
    void whatCannotBeReadWhenItsTurnComesIsTold() throws Exception {
        answers(500);
        var files = new ArrayList<Object>();
        for (int i = 10; i < 30; i++) {
            files.add(uploads.file("f" + i, i));
        }
        assertEquals(3, upload("/callback", files.toArray()));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            forget("f29");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes());
            exchange.close();
        });
        server.start();
        try {
            uploads.sandbox.receiver().answerBy(AnswerPlan.always(ReceiverAnswer.OK).withForward(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/")));
            var again = uploads.command("retry-callback", "--failed");
            assertEquals(1, again.code);
            assertTrue(again.out().endsWith("20 files: 19 done, 0 stored with a failed or unknown callback, 1 failed.\n"), again.out());
            assertTrue(again.err().contains("One failed callback was not called: the history"), again.err());
        } finally {
            server.stop(0);
        }
    }

    /** As another process does that keeps the history short. */
    private void forget(String key) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("profiles").resolve("journal.db")); var statement = connection.createStatement()) {
            statement.execute("DELETE FROM attempt WHERE key = '" + key + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLostAnswerIsAskedForAgainWithinTheUpload() throws Exception {
        uploads.sandbox.addFault(FaultRule.parse("lose-answer op=PutObject key=a times=1"));
        var file = uploads.file("a", 1000);
        assertEquals(0, upload("/callback", "--if-callback-unknown", "again", file, uploads.file("b", 0)), uploads.cli.err());

        assertEquals(2, uploads.cli.json().size(), uploads.cli.out());
        var event = uploads.event(file);
        assertEquals("done", event.get("outcome").asText());
        assertEquals("put", event.get("method").asText());
        assertEquals(1000, event.get("bytesSent").asLong());
        assertEquals(200, event.at("/callback/status").asInt());
        assertEquals(List.of("key=a&n=a", "key=a&n=a"), uploads.sandbox.callbacks().stream().map(callback -> callback.bodyText()).filter(body -> body.startsWith("key=a")).toList());
        assertFalse(uploads.command("history", "list").out().contains("callback-failed"));
    }

    @Test
    void itIsAskedOnceOnly() throws Exception {
        uploads.sandbox.addFault(FaultRule.parse("lose-answer op=PutObject"));
        uploads.sandbox.addFault(FaultRule.parse("lose-answer op=CompleteMultipartUpload"));
        assertEquals(3, upload("/callback", "--if-callback-unknown", "again", uploads.file("a", 1000)));
        assertEquals("callback-unknown", uploads.cli.json().getFirst().get("outcome").asText());
        assertEquals(1, uploads.cli.json().size());
        assertEquals(2, uploads.sandbox.callbacks().size());
    }
}

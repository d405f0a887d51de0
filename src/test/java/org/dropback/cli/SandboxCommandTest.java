package org.dropback.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxCommandTest {

    @TempDir
    Path folder;

    /** A sandbox that runs beside the test. */
    private final class Running implements AutoCloseable {

        final CliHarness cli = new CliHarness(folder);
        final CompletableFuture<Integer> code = new CompletableFuture<>();
        final JsonNode ready;

        Running(String... words) {
            var all = new ArrayList<>(List.of("sandbox", "--port", "0", "--receiver-port", "0"));
            all.addAll(List.of(words));
            Thread.ofPlatform().daemon().start(() -> code.complete(cli.run(all.toArray(String[]::new))));
            await().until(() -> cli.out().endsWith("\n") || code.isDone());
            ready = cli.json().getFirst();
        }

        @Override
        public void close() {
            cli.send(Signals.Kind.TERMINATE);
            assertEquals(0, code.orTimeout(60, SECONDS).join());
        }
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static int post(URI uri) throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setDoOutput(true);
        connection.getOutputStream().write("a=1".getBytes());
        return connection.getResponseCode();
    }

    @Test
    void theFirstLineSaysWhereEverythingIs() throws Exception {
        try (var running = new Running("--access-key-id", "told-id", "--access-key-secret", "told-secret", "--region", "eu-west-1", "--bucket", "one",
                "--bucket", "two")) {
            var ready = running.ready;
            assertEquals(List.of("endpoint", "region", "bucket", "accessKeyId", "accessKeySecret", "receiverUrl", "publicKeyUrl",
                    "controlUrl", "controlToken", "receiverTlsUrl"), names(ready));
            assertTrue(ready.get("receiverTlsUrl").isNull());
            assertTrue(ready.get("controlUrl").asText().matches("http://127\\.0\\.0\\.1:\\d+"), ready.toString());
            assertTrue(ready.get("controlToken").asText().matches("[0-9a-f]{64}"), ready.toString());
            assertTrue(ready.get("endpoint").asText().matches("http://127\\.0\\.0\\.1:\\d+"), ready.toString());
            assertTrue(ready.get("receiverUrl").asText().matches("http://127\\.0\\.0\\.1:\\d+/callback"), ready.toString());
            assertEquals("eu-west-1", ready.get("region").asText());
            assertEquals("one", ready.get("bucket").asText());
            assertEquals("told-id", ready.get("accessKeyId").asText());
            assertEquals("told-secret", ready.get("accessKeySecret").asText());
            try (var pem = URI.create(ready.get("publicKeyUrl").asText()).toURL().openStream()) {
                assertTrue(new String(pem.readAllBytes()).startsWith("-----BEGIN PUBLIC KEY-----"));
            }
        }
    }

    @Test
    void eachRequestAndEachCallbackIsALine() throws Exception {
        try (var running = new Running("--output", "jsonl")) {
            var ready = running.ready;
            var file = Files.writeString(folder.resolve("照片.txt"), "hello");
            var upload = new CliHarness(folder);
            upload.environment.put("OSS_ACCESS_KEY_ID", ready.get("accessKeyId").asText());
            upload.environment.put("OSS_ACCESS_KEY_SECRET", ready.get("accessKeySecret").asText());
            assertEquals(0, upload.run("upload", "--endpoint", ready.get("endpoint").asText(), "--region", ready.get("region").asText(),
                    "--bucket", ready.get("bucket").asText(), "--callback-url", ready.get("receiverUrl").asText() + "/status/200?a=b",
                    "--callback-body", "key=${object}", "--output", "jsonl", file.toString()), upload.err() + upload.out());

            await().until(() -> running.cli.json().stream().filter(line -> line.has("event")).count() >= 2);
            var callback = running.cli.json().stream().filter(line -> line.path("event").asText().equals("callback")).findFirst().orElseThrow();
            assertEquals(List.of("event", "path", "body", "signature", "answered"), names(callback));
            assertEquals("key=%E7%85%A7%E7%89%87.txt", callback.get("body").asText());
            assertEquals("valid", callback.get("signature").asText());
            assertEquals(200, callback.get("answered").asInt());

            var request = running.cli.json().stream().filter(line -> line.path("event").asText().equals("request")).findFirst().orElseThrow();
            assertEquals(List.of("event", "method", "bucket", "key", "query", "status", "code", "requestId", "bytesReceived", "millis", "fault", "operation", "headers"),
                    names(request));
            assertEquals("PUT", request.get("method").asText());
            assertEquals("PutObject", request.get("operation").asText());
            assertTrue(request.get("headers").has("x-oss-callback"), request.toString());
            assertEquals("照片.txt", request.get("key").asText());
            assertEquals(200, request.get("status").asInt());
            assertEquals(5, request.get("bytesReceived").asInt());
            assertTrue(request.get("code").isNull());
            assertEquals(upload.json().getFirst().get("requestId").asText(), request.get("requestId").asText());
        }
    }

    @Test
    void theReceiverAnswersAsTold() throws Exception {
        try (var running = new Running("--answer-status", "418", "--answer-body", "{}", "--answer-type", "text/told", "--answer-delay", "300ms")) {
            long begin = System.nanoTime();
            var connection = (HttpURLConnection) URI.create(running.ready.get("receiverUrl").asText()).toURL().openConnection();
            connection.setDoOutput(true);
            connection.getOutputStream().write('x');
            assertEquals(418, connection.getResponseCode());
            assertEquals("text/told", connection.getContentType());
            assertTrue(System.nanoTime() - begin >= 300_000_000);
        }
    }

    @Test
    void itIsBentFromTheStartAndWhileItRuns() throws Exception {
        try (var running = new Running("--fault", "503 op=ListBuckets", "--fault", "throttle=1ms", "--rule", "next-url=connect-error", "--rule",
                "answer-limit=3MB", "--clock-offset", "-20m")) {
            assertEquals("connect-error", control(running, "/rules").get("next-url").asText());
            assertEquals("3MB", control(running, "/rules").get("answer-limit").asText());
            assertEquals("-1200000ms", control(running, "/clock").get("offset").asText());
            assertEquals(2, control(running, "/faults").get("faults").size());
            var connection = (HttpURLConnection) URI.create(running.ready.get("endpoint").asText() + "/").toURL().openConnection();
            assertEquals(503, connection.getResponseCode());
            assertEquals("1", connection.getHeaderField("x-oss-qos-delay-time"));
            await().until(() -> control(running, "/requests").get("requests").size() == 1);
            assertEquals("503 op=ListBuckets; throttle=1ms", control(running, "/requests").get("requests").get(0).get("fault").asText());
        }
    }

    @Test
    void theReceiverAlsoSpeaksTls() throws Exception {
        try (var running = new Running("--receiver-tls-port", "0")) {
            assertTrue(running.ready.get("receiverTlsUrl").asText().matches("https://localhost:\\d+/callback"), running.ready.toString());
        }
    }

    private static JsonNode control(Running running, String path) throws IOException {
        var connection = URI.create(running.ready.get("controlUrl").asText() + path).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + running.ready.get("controlToken").asText());
        try (var in = connection.getInputStream()) {
            return new com.fasterxml.jackson.databind.ObjectMapper().readTree(in);
        }
    }

    @Test
    void textPrintsNothingAfterTheFirstLine() throws Exception {
        try (var running = new Running()) {
            assertEquals(200, post(URI.create(running.ready.get("receiverUrl").asText())));
            assertEquals(1, running.cli.json().size());
            await().until(() -> running.cli.err().contains("Ctrl-C"));
        }
    }

    @Test
    void listeningBeyondThisComputerIsWarnedOf() throws Exception {
        try (var running = new Running("--listen", "0.0.0.0")) {
            await().until(() -> running.cli.err().contains("Ctrl-C"));
            assertTrue(running.cli.err().contains("Warning: it listens on 0.0.0.0"), running.cli.err());
        }
        try (var running = new Running()) {
            await().until(() -> running.cli.err().contains("Ctrl-C"));
            assertFalse(running.cli.err().contains("Warning"), running.cli.err());
        }
    }

    @Test
    void ctrlCEndsWith130() throws Exception {
        var running = new Running();
        running.cli.send(Signals.Kind.INTERRUPT);
        assertEquals(130, running.code.get(60, SECONDS));
    }

    @Test
    void aPortThatWasAskedForAndIsTakenIsAPlainFailure() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var cli = new CliHarness(folder);
            assertEquals(1, cli.run("sandbox", "--port", String.valueOf(taken.getLocalPort())));
            assertTrue(cli.err().contains(String.valueOf(taken.getLocalPort())), cli.err());
            assertEquals("", cli.out());
        }
    }

    @Test
    void aBucketNameThatOssRefusesIsWrongUsage() {
        var cli = new CliHarness(folder);
        assertEquals(2, cli.run("sandbox", "--bucket", "No Bucket"));
        assertTrue(cli.err().contains("“No Bucket”"), cli.err());
    }
}

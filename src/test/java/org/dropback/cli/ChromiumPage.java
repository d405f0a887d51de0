package org.dropback.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A page in a Chromium of its own, used through the DevTools protocol as a person would use it. */
final class ChromiumPage implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process browser;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();

    /** @param folder for what the browser keeps */
    ChromiumPage(Path folder, String address) throws Exception {
        var data = Files.createDirectories(folder.resolve("chromium"));
        var builder = new ProcessBuilder("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-proxy-server",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir=" + data, "--remote-debugging-port=0", "about:blank")
                .redirectOutput(folder.resolve("chromium.out").toFile()).redirectError(folder.resolve("chromium.err").toFile());
        builder.environment().put("TMPDIR", folder.toString());
        browser = builder.start();
        var says = data.resolve("DevToolsActivePort");
        await().atMost(PATIENCE).until(() -> Files.exists(says) && Files.readAllLines(says).size() == 2);
        var listed = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Files.readAllLines(says).getFirst() + "/json/new?" + address)).PUT(HttpRequest.BodyPublishers.noBody()).build();
        var page = JSON.readTree(http.send(listed, HttpResponse.BodyHandlers.ofString()).body());
        socket = http.newWebSocketBuilder().buildAsync(URI.create(page.get("webSocketDebuggerUrl").asText()), new Ears()).get(60, TimeUnit.SECONDS);
        await().atMost(PATIENCE).until(() -> evaluate("document.readyState").equals("complete") && !evaluate("location.href").equals("about:blank"));
    }

    private final class Ears implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
            message.append(data);
            if (isLast) {
                hear(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void hear(String text) {
            try {
                var json = JSON.readTree(text);
                if (json.has("id")) {
                    answers.remove(json.get("id").asInt()).complete(json);
                }
            } catch (java.io.IOException e) {
                answers.values().forEach(answer -> answer.completeExceptionally(e));
            }
        }
    }

    private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        int id = last.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true).get(60, TimeUnit.SECONDS);
        var json = answer.get(60, TimeUnit.SECONDS);
        assertFalse(json.has("error"), () -> method + ": " + json);
        return json.get("result");
    }

    /** The value of an expression of JavaScript, as text. */
    String evaluate(String expression) throws Exception {
        return call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true)).at("/result/value").asText();
    }

    /** Chooses a file in the input that a selector names, as the system's dialog does. */
    void choose(String selector, Path file) throws Exception {
        var input = call("Runtime.evaluate", Map.of("expression", element(selector))).at("/result/objectId").asText();
        call("DOM.setFileInputFiles", Map.of("objectId", input, "files", List.of(file.toString())));
    }

    void click(String selector) throws Exception {
        evaluate(element(selector) + ".click()");
    }

    private static String element(String selector) throws Exception {
        return "document.querySelector(" + JSON.writeValueAsString(selector) + ")";
    }

    /** All texts of the page, those of its frames included. */
    String shown() throws Exception {
        var texts = new StringBuilder();
        call("DOM.getDocument", Map.of("depth", -1, "pierce", true)).findValuesAsText("nodeValue").forEach(text -> texts.append(text).append('\n'));
        return texts.toString();
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
        browser.descendants().forEach(ProcessHandle::destroyForcibly);
        browser.destroyForcibly().onExit().join();
    }
}

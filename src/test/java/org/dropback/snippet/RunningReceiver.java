package org.dropback.snippet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A receiver's program, started as its first lines say, that listens. */
final class RunningReceiver implements AutoCloseable {

    private final Path log;
    private final Process process;
    private final int port;

    /** @param keyPrefix another place of keys, null for none */
    RunningReceiver(Path folder, SnippetLanguage language, @Nullable String keyPrefix) throws IOException {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var program = Files.writeString(folder.resolve(language.fileName()), Snippets.receiver(language)).toString();
        log = Files.createTempFile(folder, "log", ".txt");
        var builder = new ProcessBuilder(command(language, program)).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        environment.putAll(Toolchain.ENVIRONMENT);
        environment.putAll(Map.of("PORT", Integer.toString(port), "PYTHONUNBUFFERED", "1"));
        if (keyPrefix != null) {
            environment.put("OSS_CALLBACK_KEY_PREFIX", keyPrefix);
        }
        process = builder.start();
        process.getOutputStream().close();
        Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(50)).until(this::listens);
    }

    private List<String> command(SnippetLanguage language, String program) {
        return switch (language) {
            case RECEIVER_JAVA -> List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), program);
            case RECEIVER_NODEJS -> List.of("node", program);
            case RECEIVER_PYTHON -> List.of("python3", "-W", "error", program);
            case RECEIVER_PHP -> List.of("php", "-d", "error_reporting=-1", "-S", "127.0.0.1:" + port, program);
            case RECEIVER_GO -> List.of("go", "run", program);
            default -> throw new IllegalArgumentException(language + " is no receiver");
        };
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("the receiver has ended: " + log());
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    URI url(String target) {
        return URI.create("http://127.0.0.1:" + port + target);
    }

    HttpResponse<String> post(String target, byte[] body, Map<String, String> headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url(target)).timeout(Duration.ofSeconds(60)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    int get(String target) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url(target)).timeout(Duration.ofSeconds(60)).build()).statusCode();
    }

    /** Each on a connection of its own, as OSS does. */
    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
        }
    }

    /** What it wrote so far. */
    String log() throws IOException {
        return Files.readString(log, UTF_8);
    }

    /** {@code go run} has a child that would outlive it. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}

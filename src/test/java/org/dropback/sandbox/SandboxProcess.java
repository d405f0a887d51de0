package org.dropback.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.dropback.signing.SignableRequest;
import org.dropback.signing.V1Signature;

/** {@code dropback sandbox} in a JVM of its own, and a plain client of the JDK at it. */
final class SandboxProcess implements AutoCloseable {

    private final Process process;
    private final JsonNode started;

    SandboxProcess(String heap, Path data) throws IOException {
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError",
                "-cp", System.getProperty("java.class.path"), "org.dropback.Dropback", "sandbox", "--port", "0", "--receiver-port", "0",
                "--data", data.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        started = new ObjectMapper().readTree(String.valueOf(line));
    }

    /** Sends a body of which every 64 KiB are the same. */
    int put(String key, byte[] block, long blocks) throws IOException {
        var connection = connect("PUT", key);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(block.length * blocks);
        try (var out = connection.getOutputStream()) {
            for (long i = 0; i < blocks; i++) {
                out.write(block);
            }
        }
        return connection.getResponseCode();
    }

    /** Sends callbacks of as many bytes each to the receiver, unsigned, on one connection. */
    void callBack(int times, byte[] body) throws IOException {
        for (int i = 0; i < times; i++) {
            var connection = (HttpURLConnection) URI.create(started.get("receiverUrl").asText()).toURL().openConnection();
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            connection.getOutputStream().write(body);
            try (var in = connection.getInputStream()) {
                in.readAllBytes();
            }
        }
    }

    InputStream get(String key) throws IOException {
        return connect("GET", key).getInputStream();
    }

    /** That the process has used until now, in user and kernel. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private HttpURLConnection connect(String method, String key) throws IOException {
        var connection = (HttpURLConnection) URI.create(started.get("endpoint").asText() + "/sandbox/" + key).toURL().openConnection();
        var headers = Map.of("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC)), "content-type", "text/plain");
        var authorization = V1Signature.authorization(started.get("accessKeyId").asText(), started.get("accessKeySecret").asText(),
                new SignableRequest(method, "sandbox", key, List.of(), headers));
        headers.forEach(connection::setRequestProperty);
        connection.setRequestProperty("Authorization", authorization);
        connection.setRequestMethod(method);
        return connection;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

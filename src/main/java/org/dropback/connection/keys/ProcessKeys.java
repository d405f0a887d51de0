package org.dropback.connection.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A program that prints keys as one JSON object, in the words of STS ({@code AccessKeyId}…) or of the Aliyun CLI ({@code access_key_id}…). It is started
 * without a shell; what it prints on standard error is thrown away.
 *
 * @param patience for the whole run; then it is killed with all that it started
 * @param readers  where its output is read
 */
public record ProcessKeys(List<String> command, Duration patience, Executor readers) implements KeyFinder {

    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MAX_BYTES = 64 << 10;
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public FoundKeys find() throws CredentialsException {
        return keys(printed());
    }

    /** The program's name alone: its words may hold what nobody should see. */
    private String name() {
        return command.getFirst();
    }

    private String printed() throws CredentialsException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw CredentialsException.told("keys.process.start", name());
        }
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            process.getOutputStream().close();
            var reading = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), readers);
            var bytes = reading.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (bytes.length > MAX_BYTES) {
                throw CredentialsException.told("keys.process.much", name());
            }
            if (!process.waitFor(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                throw late();
            }
            if (process.exitValue() != 0) {
                throw CredentialsException.told("keys.process.exit", name(), Integer.toString(process.exitValue()));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (TimeoutException e) {
            throw late();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialsException(name() + " was interrupted", true, e);
        } catch (ExecutionException | CompletionException | IOException e) {
            throw CredentialsException.told("keys.process.start", name());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private CredentialsException late() {
        return CredentialsException.told("keys.process.late", name(), Long.toString(patience.toSeconds()));
    }

    private static byte[] read(InputStream out) {
        try {
            return out.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FoundKeys keys(String printed) throws CredentialsException {
        JsonNode tree;
        try {
            tree = JSON.readTree(printed);
        } catch (JsonProcessingException notRepeated) {
            throw CredentialsException.told("keys.process.json", name());
        }
        if (!tree.isObject()) {
            throw CredentialsException.told("keys.process.json", name());
        }
        var id = text(tree, "AccessKeyId", "access_key_id");
        var secret = text(tree, "AccessKeySecret", "access_key_secret");
        var token = text(tree, "SecurityToken", "sts_token", "security_token");
        if (id.isEmpty() || secret.isEmpty()) {
            throw CredentialsException.told("keys.process.without", name(), id.isEmpty() ? "AccessKeyId" : "AccessKeySecret");
        }
        return new FoundKeys(new Credentials(id, new Secret(secret), token.isEmpty() ? null : new Secret(token)),
                expiration(text(tree, "Expiration", "expiration")), name(), List.of());
    }

    private static String text(JsonNode tree, String... names) {
        for (var name : names) {
            if (tree.path(name).isTextual()) {
                return tree.path(name).textValue().strip();
            }
        }
        return "";
    }

    private @Nullable Instant expiration(String text) throws CredentialsException {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw CredentialsException.told("keys.process.expiration", name());
        }
    }
}

package org.dropback.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.StoreException;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.secret.Secret;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The words that say where to upload to. A secret is never among them: it comes from the environment. */
final class TargetOptions {

    private static final String SANDBOX = "sandbox";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    @Option(names = "--connection", paramLabel = "NAME", descriptionKey = "cli.option.connection")
    @Nullable String connection;

    @Option(names = "--endpoint", paramLabel = "URL", descriptionKey = "cli.option.endpoint")
    @Nullable String endpoint;

    @Option(names = "--region", paramLabel = "REGION", descriptionKey = "cli.option.region")
    @Nullable String region;

    @Option(names = "--access-key-id", paramLabel = "ID", descriptionKey = "cli.option.access-key-id")
    @Nullable String accessKeyId;

    @Option(names = "--bucket", paramLabel = "BUCKET", descriptionKey = "cli.option.bucket")
    @Nullable String bucket;

    @Option(names = "--signature", paramLabel = "v1|v4", descriptionKey = "cli.option.signature")
    SignatureVersion signature = SignatureVersion.V4;

    private boolean isSandbox() {
        return SANDBOX.equals(connection);
    }

    /** Whether private addresses can be called: only by a sandbox, on this machine (facts 10). */
    boolean callsPrivateAddresses(Messages messages) {
        return endpoint == null || LOOPBACK.matcher(uri(endpoint, messages).getHost()).matches();
    }

    boolean isGiven() {
        return connection != null || endpoint != null;
    }

    /** Whether it is on this machine, and so no real OSS. */
    static boolean isLocal(Connection connection) {
        return LOOPBACK.matcher(String.valueOf(connection.endpoint().getHost())).matches();
    }

    /** Finds what is wrong with the words, before anything is started. */
    void check(CliServices services) {
        checkNames(services.messages());
        if (connection == null) {
            real(services);
            credentials(services);
        }
    }

    private void checkNames(Messages messages) {
        if (connection != null && endpoint != null) {
            throw new WrongUsage(messages.get("cli.usage.two-targets"));
        }
        if (connection != null && !isSandbox()) {
            throw new WrongUsage(messages.get("cli.usage.no-connection", connection));
        }
    }

    /** Opens the target; with {@code --connection sandbox} starts one. */
    Target open(CliServices services) throws IOException, StoreException {
        if (!isSandbox()) {
            var real = real(services);
            return new Target(real, services.stores().open(real, credentials(services)), null);
        }
        var options = SandboxOptions.defaults();
        return Sandboxes.target(Sandboxes.start(bucket == null ? options : options.withBuckets(List.of(bucket)), services), signature, services);
    }

    /** Where the target is, without opening it and without its keys; the sandbox where it usually listens. */
    Connection described(CliServices services) {
        checkNames(services.messages());
        if (!isSandbox()) {
            return real(services);
        }
        var usual = SandboxOptions.defaults();
        var endpoint = URI.create("http://" + SandboxOptions.LOCAL + ":" + SandboxOptions.DEFAULT_PORT);
        return new Connection(SANDBOX, endpoint, usual.region(), bucket == null ? usual.buckets().getFirst() : bucket, signature);
    }

    private Connection real(CliServices services) {
        var messages = services.messages();
        if (endpoint == null) {
            throw new WrongUsage(messages.get("cli.usage.no-target"));
        }
        if (region == null) {
            throw new WrongUsage(messages.get("cli.usage.no-region"));
        }
        if (bucket == null) {
            throw new WrongUsage(messages.get("cli.usage.no-bucket"));
        }
        return new Connection(endpoint, uri(endpoint, messages), region.startsWith("oss-") ? region.substring("oss-".length()) : region, bucket, signature);
    }

    private static URI uri(String endpoint, Messages messages) {
        try {
            var uri = new URI(endpoint.contains("://") ? endpoint : "https://" + endpoint);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, in the user's language.
        }
        throw new WrongUsage(messages.get("cli.usage.bad-endpoint", endpoint));
    }

    Credentials credentials(CliServices services) {
        var environment = services.environment();
        var id = accessKeyId != null ? accessKeyId : environment.apply("OSS_ACCESS_KEY_ID");
        var secret = environment.apply("OSS_ACCESS_KEY_SECRET");
        if (id == null || id.isBlank()) {
            throw new WrongUsage(services.messages().get("cli.usage.no-access-key-id", "OSS_ACCESS_KEY_ID"));
        }
        if (secret == null || secret.isBlank()) {
            throw new WrongUsage(services.messages().get("cli.usage.no-access-key-secret", "OSS_ACCESS_KEY_SECRET"));
        }
        var token = environment.apply("OSS_SESSION_TOKEN");
        return new Credentials(id, new Secret(secret), token == null || token.isBlank() ? null : new Secret(token));
    }
}

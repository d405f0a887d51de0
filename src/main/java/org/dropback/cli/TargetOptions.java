package org.dropback.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Access;
import org.dropback.connection.Connection;
import org.dropback.connection.ConnectionRules;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.Grant;
import org.dropback.connection.ObjectPlace;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SignatureVersion;
import org.dropback.connection.UploadPolicy;
import org.dropback.connection.WebAddress;
import org.dropback.oss.StoreException;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.secret.Secret;
import org.dropback.text.Messages;
import org.dropback.upload.OpenStores;
import org.dropback.upload.engine.FirstPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The words that say where to upload to. A secret is never among them: it comes from the environment. */
final class TargetOptions {

    private static final String SANDBOX = "sandbox";

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

    @Mixin
    AccessOptions access = new AccessOptions();

    /** What {@code --connection} names, or the default one; null for the sandbox and for what the words say themselves. Known from {@link #checkNames} on. */
    private @Nullable SavedConnection saved;

    boolean isSandbox() {
        return SANDBOX.equals(connection);
    }

    /** Whether private addresses can be called: only by a sandbox, on this machine (facts 10). */
    boolean callsPrivateAddresses(Messages messages) {
        if (saved != null) {
            return saved.connection().isLocal();
        }
        var server = access.access(messages).server();
        var host = endpoint != null ? uri(endpoint, messages).getHost() : server != null ? server.getHost() : "localhost";
        return Connection.LOOPBACK.matcher(host).matches();
    }

    boolean isGiven() {
        return connection != null || endpoint != null;
    }

    /** Finds what is wrong with the words, before anything is started. */
    void check(CliServices services) {
        checkNames(services);
        if (connection == null && saved == null) {
            var kind = access.access(services.messages());
            if (kind.signsHere()) {
                real(services);
            }
            if (kind.needsKeys()) {
                credentials(services);
            }
        }
    }

    /** What {@code --connection} names, or the default one; empty for the sandbox and for what the words say themselves. After {@link #check}. */
    Optional<SavedConnection> saved() {
        return Optional.ofNullable(saved);
    }

    /** @throws WrongUsage where the words bring no key to look at the bucket with */
    void demandKey(String command, Messages messages) {
        if (!kind(messages).signsHere()) {
            throw new WrongUsage(messages.get("cli.usage.needs-key", option(), command));
        }
    }

    /** What lets this machine upload there. */
    Access kind(Messages messages) {
        return saved == null ? access.access(messages) : saved.connection().access();
    }

    /** The option that brings an access other than keys. */
    String option() {
        return saved == null ? access.option() : "--connection";
    }

    private void checkNames(CliServices services) {
        var messages = services.messages();
        if (connection != null && endpoint != null) {
            throw new WrongUsage(messages.get("cli.usage.two-targets"));
        }
        if (connection != null && access.given()) {
            throw new WrongUsage(messages.get("cli.usage.two-accesses", "--connection", access.option()));
        }
        access.access(messages);
        if (connection != null && !isSandbox()) {
            saved = usable(services.connections().named(connection, services), services);
        } else if (connection == null && endpoint == null && !access.given()) {
            saved = services.connections().open(services).chosen().map(found -> usable(found, services)).orElse(null);
        }
    }

    /** With what the words say beside it. */
    private SavedConnection usable(SavedConnection found, CliServices services) {
        var wanted = bucket == null ? found : found.withBucket(bucket);
        var problems = ConnectionRules.problems(wanted);
        if (!problems.isEmpty()) {
            throw new WrongUsage(services.messages().get("cli.usage.bad-connection", Printable.line(found.name()), problems.getFirst().text(services.messages())));
        }
        return wanted;
    }

    private Target savedTarget(SavedConnection found, Duration retryFor, CliServices services) throws StoreException, InterruptedException {
        var stores = new OpenStores(services.stores(), _ -> Grant.NONE);
        var where = found.connection();
        if (where.access().signsHere()) {
            stores.store(where);
            return new Target(where, stores, "", List.of(), null);
        }
        return new Target(where, stores, policy(stores, where, retryFor, services).folder(), List.of(), null);
    }

    /** Only the server knows bucket and folder; it may be in trouble for a while. */
    private static UploadPolicy policy(OpenStores stores, Connection where, Duration retryFor, CliServices services) throws StoreException, InterruptedException {
        try {
            return FirstPolicy.of(stores.policies(where), retryFor, wait -> {
                long seconds = Math.ceilDiv(Duration.between(Instant.now(), wait.next()).toMillis(), 1000L);
                services.console().err().println("dropback: " + services.messages().get("cli.next-try", Printable.line(wait.reason().message().replaceFirst("\\.$", "")), Math.max(0, seconds)));
            });
        } catch (CredentialsException e) {
            throw new StoreException(ErrorEvidence.local(Stored.NO, LocalError.CREDENTIALS_UNAVAILABLE, e.text(services.messages())), e);
        }
    }

    /** Opens the target where no policy is needed. */
    Target open(CliServices services) throws IOException, StoreException, InterruptedException {
        return open(Duration.ZERO, services);
    }

    /** Opens the target; with {@code --connection sandbox} starts one. @param retryFor how long a server that signs policies may be in trouble */
    Target open(Duration retryFor, CliServices services) throws IOException, StoreException, InterruptedException {
        if (saved != null) {
            return savedTarget(saved, retryFor, services);
        }
        if (!isSandbox()) {
            return real(access.access(services.messages()), retryFor, services);
        }
        var options = SandboxOptions.defaults();
        return Sandboxes.target(Sandboxes.start(bucket == null ? options : options.withBuckets(List.of(bucket)), services), signature, services);
    }

    private Target real(Access kind, Duration retryFor, CliServices services) throws StoreException, InterruptedException {
        var grant = access.grant(kind.needsKeys() ? credentials(services) : null, services.messages());
        return switch (kind.kind()) {
            case KEYS, STS_SERVER, ASSUME_ROLE -> {
                var target = Target.of(real(services).with(kind), grant, null, services);
                target.store();
                yield target;
            }
            case POLICY_SERVER -> posting(kind, grant, retryFor, services);
            case PRESIGNED_URLS -> {
                var urls = access.urls(services);
                yield new Target(at(urls.isEmpty() ? URI.create("http://localhost/") : urls.getFirst().reveal(), kind, services.messages()),
                        new OpenStores(services.stores(), _ -> grant), "", urls, null);
            }
        };
    }

    private Target posting(Access kind, Grant grant, Duration retryFor, CliServices services) throws StoreException, InterruptedException {
        var server = Objects.requireNonNull(kind.server());
        var stores = new OpenStores(services.stores(), _ -> grant);
        var policy = policy(stores, at(server, kind, services.messages()), retryFor, services);
        return new Target(at(policy.host(), kind, services.messages()), stores, policy.folder(), List.of(), null);
    }

    /** The connection that an address leads to; what was said of it otherwise counts more. */
    Connection at(URI address, Access kind, Messages messages) {
        var place = ObjectPlace.of(address);
        return new Connection(String.valueOf(WebAddress.host(address)), endpoint == null ? place.endpoint() : uri(endpoint, messages), region == null ? "" : region,
                bucket == null ? place.bucket() : bucket, signature).with(kind);
    }

    /** Where the target is, without opening it and without its keys; the sandbox where it usually listens. */
    Connection described(CliServices services) {
        checkNames(services);
        if (saved != null) {
            return saved.connection();
        }
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
            if (WebAddress.isOne(uri)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, in the user's language.
        }
        throw new WrongUsage(messages.get("cli.usage.bad-endpoint", endpoint));
    }

    /** Clients of whatever connections were recorded, with what this environment and these words have of keys; a server whose address is known needs nothing more. */
    OpenStores recorded(CliServices services) {
        var messages = services.messages();
        var given = access.access(messages);
        var keys = hasCredentials(services) ? credentials(services) : null;
        var known = access.grant(keys, messages);
        return new OpenStores(services.stores(), connection -> connection.access().equals(given) ? known : keys == null ? Grant.NONE : Grant.of(keys));
    }

    /** Whether the environment has any. */
    boolean hasCredentials(CliServices services) {
        return accessKeyId != null || services.environment().apply("OSS_ACCESS_KEY_ID") != null || services.environment().apply("OSS_ACCESS_KEY_SECRET") != null;
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

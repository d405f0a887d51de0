package org.dropback.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.check.ConnectionDoor;
import org.dropback.connection.Access;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.CredentialsSource;
import org.dropback.connection.KeySource;
import org.dropback.connection.Lease;
import org.dropback.connection.Line;
import org.dropback.connection.PolicySource;
import org.dropback.connection.RenewingCredentials;
import org.dropback.connection.RenewingPolicies;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SecretSlot;
import org.dropback.connection.UploadPolicy;
import org.dropback.connection.keys.AliyunCliKeys;
import org.dropback.connection.keys.EnvironmentKeys;
import org.dropback.connection.keys.FoundCredentials;
import org.dropback.connection.keys.FoundKeys;
import org.dropback.connection.keys.KeyFinder;
import org.dropback.connection.keys.OssutilKeys;
import org.dropback.connection.keys.ProcessKeys;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.oss.aliyun.AliyunObjectStore;
import org.dropback.secret.Secret;
import org.dropback.secret.SecretKeeper;
import org.dropback.secret.SecretKeeper.Place;
import org.dropback.secret.VaultException;
import org.dropback.text.BadInputException;
import org.dropback.text.Messages;
import org.dropback.text.Redactor;
import org.jspecify.annotations.Nullable;

/** Where a saved connection becomes a client: its keys are looked for where it says, its way is its own. From then on its secrets are in no log. Any thread. */
final class SavedStores implements ConnectionDoor {

    private static final String SESSION = "dropback";

    private final SecretKeeper secrets;
    private final UnaryOperator<@Nullable String> environment;
    private final Path userHome;
    private final Executor workers;
    private final Clock clock;
    private final Redactor redactor;

    SavedStores(SecretKeeper secrets, UnaryOperator<@Nullable String> environment, Path userHome, Executor workers, Clock clock, Redactor redactor) {
        this.secrets = secrets;
        this.environment = environment;
        this.userHome = userHome;
        this.workers = workers;
        this.clock = clock;
        this.redactor = redactor;
    }

    @Override
    public ObjectStore store(SavedConnection connection) throws StoreException {
        return store(connection, connection.connection());
    }

    /** @param recorded where an upload of it goes, which may have been begun before the connection was changed */
    ObjectStore store(SavedConnection connection, Connection recorded) throws StoreException {
        try {
            return new RedactedStore(AliyunObjectStore.open(recorded, source(connection), line(connection)), redactor);
        } catch (BadInputException e) {
            throw new StoreException(ErrorEvidence.local(Stored.NO, LocalError.TLS_FAILED, e.text(Messages.of(Locale.ENGLISH))), e);
        }
    }

    @Override
    public Line line(SavedConnection connection) throws BadInputException {
        var password = connection.network().proxy().user().isEmpty() ? null : secretOrNull(connection, SecretSlot.PROXY_PASSWORD);
        return Line.of(connection.network(), connection.connection().endpoint(), password);
    }

    /** A proxy without its password says itself that it wants one. */
    private @Nullable Secret secretOrNull(SavedConnection connection, SecretSlot slot) {
        try {
            var found = secrets.find(slot.entry(connection.id()));
            found.ifPresent(secret -> redactor.register(secret.reveal()));
            return found.orElse(null);
        } catch (VaultException e) {
            return null;
        }
    }

    @Override
    public FoundKeys keys(SavedConnection connection) throws CredentialsException {
        return finder(connection).find();
    }

    @Override
    public UploadPolicy policy(SavedConnection connection) throws CredentialsException {
        var server = connection.keys() instanceof KeySource.PolicyServer policies ? policies.address() : "";
        var policy = lent(connection).policy(address(connection, server));
        policy.fields().values().forEach(field -> redactor.register(field.reveal()));
        return policy;
    }

    /** Those of its server, renewed as they end. */
    PolicySource policies(SavedConnection connection) {
        return new RenewingPolicies(() -> policy(connection), clock);
    }

    /** The keys of a connection, renewed as its source demands. */
    private CredentialsSource source(SavedConnection connection) {
        return switch (connection.keys()) {
            case KeySource.None _ -> CredentialsSource.of(Credentials.ANONYMOUS);
            case KeySource.PolicyServer _ -> CredentialsSource.none();
            case KeySource.AssumeRole _, KeySource.StsServer _, KeySource.EcsRole _ -> new RenewingCredentials(() -> {
                var found = finder(connection).find();
                var expiration = found.expiration();
                return new Lease(found.credentials(), expiration == null ? Instant.MAX : expiration);
            }, clock);
            case KeySource.Kept _, KeySource.Session _, KeySource.Environment _, KeySource.Ossutil _, KeySource.AliyunCli _, KeySource.Process _ ->
                    new FoundCredentials(finder(connection), clock);
        };
    }

    private KeyFinder finder(SavedConnection connection) {
        KeyFinder finder = switch (connection.keys()) {
            case KeySource.Kept kept -> () -> kept(connection, kept.accessKeyId());
            case KeySource.Session session -> () -> kept(connection, session.accessKeyId());
            case KeySource.Environment _ -> new EnvironmentKeys(environment);
            case KeySource.Ossutil file -> new OssutilKeys(path(file.file(), Path.of(OssutilKeys.USUAL)), file.profile());
            case KeySource.AliyunCli file -> new AliyunCliKeys(path(file.file(), AliyunCliKeys.USUAL), file.profile(), lent(connection));
            case KeySource.Process process -> new ProcessKeys(process.command(), ProcessKeys.PATIENCE, workers);
            case KeySource.AssumeRole role -> () -> lent(connection).assumed(kept(connection, role.accessKeyId()).credentials(), role.roleArn(), SESSION,
                    role.service().isEmpty() ? Access.STS : URI.create(role.service()), role.life());
            case KeySource.StsServer server -> () -> lent(connection).ofServer(address(connection, server.address()));
            case KeySource.EcsRole role -> () -> lent(connection).ofInstance(role.role());
            case KeySource.PolicyServer _, KeySource.None _ -> () -> new FoundKeys(Credentials.ANONYMOUS, null, "", List.of());
        };
        return () -> guarded(finder.find());
    }

    private LentKeys lent(SavedConnection connection) {
        return new LentKeys(() -> line(connection), environment, clock, this::guard);
    }

    private FoundKeys guarded(FoundKeys found) {
        guard(found.credentials());
        return found;
    }

    private void guard(Credentials credentials) {
        redactor.register(credentials.accessKeySecret().reveal());
        if (credentials.token() != null) {
            redactor.register(credentials.token().reveal());
        }
    }

    private Path path(String told, Path usual) {
        return told.isEmpty() ? userHome.resolve(usual) : Path.of(told);
    }

    private FoundKeys kept(SavedConnection connection, String id) throws CredentialsException {
        try {
            var entry = SecretSlot.ACCESS_KEY_SECRET.entry(connection.id());
            var secret = secrets.find(entry).orElseThrow(() -> CredentialsException.told("keys.none"));
            var token = connection.keys() instanceof KeySource.Session ? secrets.find(SecretSlot.SESSION_TOKEN.entry(connection.id())).orElse(null) : null;
            return new FoundKeys(new Credentials(id, secret, token), null, (secrets.hasForSession(entry) ? Place.SESSION : secrets.place()).name().toLowerCase(Locale.ROOT),
                    List.of());
        } catch (VaultException e) {
            // Keychains tell in no common way that they have none.
            throw e.reason() == VaultException.Reason.REFUSED ? CredentialsException.told("keys.notGiven") : CredentialsException.told("secret." + e.reason(), e.detail());
        }
    }

    private URI address(SavedConnection connection, String address) throws CredentialsException {
        var query = secretOrNull(connection, SecretSlot.SERVER_QUERY);
        return URI.create(query == null ? address : address + "?" + query.reveal());
    }
}

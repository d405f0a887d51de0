package org.dropback.oss.aliyun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Access;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.CredentialsSource;
import org.dropback.connection.Grant;
import org.dropback.connection.PolicySource;
import org.dropback.connection.RenewingCredentials;
import org.dropback.connection.RenewingPolicies;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.oss.aliyun.keys.AssumeRole;
import org.dropback.oss.aliyun.keys.JsonServer;
import org.dropback.oss.aliyun.keys.PolicyServer;
import org.dropback.oss.aliyun.keys.StsServer;
import org.jspecify.annotations.Nullable;

/** Clients of OSS for every kind of access. Any thread. */
public final class AliyunStores implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** What every role allows */
    private static final Duration LIFE = Duration.ofHours(1);
    private static final String SESSION = "dropback";

    private final JsonServer servers = new JsonServer(TIMEOUT);
    private final Clock clock;
    private final Consumer<Credentials> lent;

    /** @param lent is told of all keys that are used, before they are */
    public AliyunStores(Clock clock, Consumer<Credentials> lent) {
        this.clock = clock;
        this.lent = lent;
    }

    /** @throws StoreException where the grant lacks what the access needs, or the endpoint has no host */
    public ObjectStore open(Connection connection, Grant grant) throws StoreException {
        return switch (connection.access().kind()) {
            case KEYS -> AliyunObjectStore.open(connection, keys(grant));
            case ASSUME_ROLE -> AliyunObjectStore.open(connection, lending(role(connection.access(), keys(grant))));
            case STS_SERVER -> AliyunObjectStore.open(connection, lending(new StsServer(servers, address(connection.access(), grant))));
            case POLICY_SERVER, PRESIGNED_URLS -> AliyunObjectStore.open(connection, CredentialsSource.none());
        };
    }

    /** @throws StoreException where the address of the server must be given again */
    public PolicySource policies(Connection connection, Grant grant) throws StoreException {
        return new RenewingPolicies(new PolicyServer(servers, address(connection.access(), grant), clock)::fetch, clock);
    }

    private RenewingCredentials.Lender role(Access access, CredentialsSource keys) {
        return () -> new AssumeRole(servers, Objects.requireNonNull(access.server()), keys.current(), Objects.requireNonNull(access.role()), SESSION, LIFE, clock).fetch();
    }

    private CredentialsSource lending(RenewingCredentials.Lender lender) {
        return told(new RenewingCredentials(lender, clock));
    }

    private CredentialsSource keys(Grant grant) throws StoreException {
        if (grant.keys() == null) {
            throw failure(LocalError.CREDENTIALS_UNAVAILABLE, "no AccessKey was given");
        }
        return told(grant.keys());
    }

    private CredentialsSource told(CredentialsSource source) {
        return new CredentialsSource() {
            private volatile @Nullable Credentials last;

            @Override
            public Credentials current() throws CredentialsException {
                var now = source.current();
                if (now != last) {
                    lent.accept(now);
                    last = now;
                }
                return now;
            }

            @Override
            public boolean refused(Credentials credentials) {
                return source.refused(credentials);
            }
        };
    }

    private static URI address(Access access, Grant grant) throws StoreException {
        var address = grant.address(access);
        if (address == null) {
            throw failure(LocalError.URL_NEEDED, String.valueOf(access.server()));
        }
        return address;
    }

    private static StoreException failure(LocalError error, String detail) {
        return new StoreException(ErrorEvidence.local(Stored.NO, error, detail), null);
    }

    @Override
    public void close() {
        try {
            servers.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

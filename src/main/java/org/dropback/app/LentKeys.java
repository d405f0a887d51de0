package org.dropback.app;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.dropback.connection.Access;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.Line;
import org.dropback.connection.RenewingCredentials;
import org.dropback.connection.UploadPolicy;
import org.dropback.connection.keys.FoundKeys;
import org.dropback.connection.keys.RoleKeys;
import org.dropback.oss.aliyun.keys.AssumeRole;
import org.dropback.oss.aliyun.keys.EcsRole;
import org.dropback.oss.aliyun.keys.JsonServer;
import org.dropback.oss.aliyun.keys.PolicyServer;
import org.dropback.oss.aliyun.keys.StsServer;
import org.dropback.text.BadInputException;
import org.jspecify.annotations.Nullable;

/** Keys that a server lends, which is asked by the way of a connection. Any thread; blocks while it asks. */
record LentKeys(Way way, UnaryOperator<@Nullable String> environment, Clock clock, Consumer<Credentials> guard) implements RoleKeys {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Null for the direct one. */
    interface Way {
        @Nullable Line line() throws BadInputException;
    }

    private interface Lending {
        RenewingCredentials.Lender by(JsonServer server);
    }

    FoundKeys ofServer(URI address) throws CredentialsException {
        return lent(way, address.getHost(), http -> new StsServer(http, address));
    }

    UploadPolicy policy(URI address) throws CredentialsException {
        return asked(way, address.getHost(), http -> new PolicyServer(http, address, clock).fetch());
    }

    @Override
    public FoundKeys assumed(Credentials keys, String roleArn, String session, String region, Duration life) throws CredentialsException {
        var service = region.isEmpty() ? Access.STS : URI.create("https://sts." + region + ".aliyuncs.com/");
        return assumed(keys, roleArn, session, played("DROPBACK_STS", service), life);
    }

    FoundKeys assumed(Credentials keys, String roleArn, String session, URI service, Duration life) throws CredentialsException {
        guard.accept(keys);
        return lent(way, roleArn, http -> new AssumeRole(http, service, keys, roleArn, session, life, clock));
    }

    @Override
    public FoundKeys ofInstance(String role) throws CredentialsException {
        return lent(() -> null, "ECS", http -> new EcsRole(http, played("DROPBACK_ECS_METADATA", EcsRole.METADATA), role));
    }

    /** Elsewhere only where somebody plays the instance or STS. */
    private URI played(String variable, URI real) {
        var told = environment.apply(variable);
        return told == null || told.isBlank() ? real : URI.create(told);
    }

    private static FoundKeys lent(Way way, String origin, Lending lending) throws CredentialsException {
        var lease = asked(way, origin, http -> lending.by(http).fetch());
        return new FoundKeys(lease.credentials(), lease.expiration(), origin, List.of());
    }

    private interface Question<T> {
        T by(JsonServer server) throws CredentialsException;
    }

    private static <T> T asked(Way way, String origin, Question<T> question) throws CredentialsException {
        try (var server = new JsonServer(PATIENCE, way.line())) {
            return question.by(server);
        } catch (BadInputException e) {
            throw CredentialsException.told(e.messageKey(), e.arguments().toArray(String[]::new));
        } catch (IOException e) {
            throw new CredentialsException(origin + " did not end cleanly", true, e);
        }
    }
}

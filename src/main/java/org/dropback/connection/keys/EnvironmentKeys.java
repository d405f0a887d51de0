package org.dropback.connection.keys;

import java.util.List;
import java.util.function.UnaryOperator;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.secret.Secret;
import org.jspecify.annotations.Nullable;

/** What OSS's SDKs read from the environment (facts 3.1). */
public record EnvironmentKeys(UnaryOperator<@Nullable String> environment) implements KeyFinder {

    public static final String ID = "OSS_ACCESS_KEY_ID";
    public static final String SECRET = "OSS_ACCESS_KEY_SECRET";
    public static final String TOKEN = "OSS_SESSION_TOKEN";

    @Override
    public FoundKeys find() throws CredentialsException {
        var token = environment.apply(TOKEN);
        return new FoundKeys(new Credentials(demanded(ID), new Secret(demanded(SECRET)), token == null || token.isBlank() ? null : new Secret(token)), null, ID,
                List.of());
    }

    private String demanded(String name) throws CredentialsException {
        var value = environment.apply(name);
        if (value == null || value.isBlank()) {
            throw CredentialsException.told("keys.environment.missing", name);
        }
        return value.strip();
    }
}

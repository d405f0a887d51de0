package org.dropback.connection;

import java.net.URI;
import org.dropback.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that a connection needs, as its {@link Access} says. In memory, or in a store of secrets; never in a journal.
 *
 * @param keys   those of {@link Access.Kind#KEYS}, or with which {@link Access.Kind#ASSUME_ROLE} begins
 * @param server the whole address of an application server, which may hold a token; null: as {@link Access#server} has it
 */
public record Grant(@Nullable CredentialsSource keys, @Nullable Secret server) {

    public static final Grant NONE = new Grant(null, null);

    public static Grant of(Credentials keys) {
        return new Grant(CredentialsSource.of(keys), null);
    }

    public static Grant ofServer(URI address) {
        return new Grant(null, new Secret(address.toString()));
    }

    /** Where an application server is asked; null where a part of its address must be given again. */
    public @Nullable URI address(Access access) {
        return server != null ? URI.create(server.reveal()) : access.withheld() ? null : access.server();
    }
}

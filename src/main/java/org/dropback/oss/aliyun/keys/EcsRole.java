package org.dropback.oss.aliyun.keys;

import java.net.URI;
import java.util.Map;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.Lease;
import org.dropback.connection.RenewingCredentials;

/**
 * The keys of the role that an ECS instance has, from the metadata service that only the instance itself can reach.
 *
 * @param metadata {@link #METADATA} everywhere but in tests
 * @param role     "" for the one that the instance has
 */
public record EcsRole(JsonServer server, URI metadata, String role) implements RenewingCredentials.Lender {

    public static final URI METADATA = URI.create("http://100.100.100.200");

    private static final String KEYS = "/latest/meta-data/ram/security-credentials/";
    private static final String TOKEN_HEADER = "X-aliyun-ecs-metadata-token";

    @Override
    public Lease fetch() throws CredentialsException {
        // The hardened way first; an instance that does not know it answers otherwise, and takes the plain one.
        var token = server.text("PUT", metadata.resolve("/latest/api/token"), Map.of("X-aliyun-ecs-metadata-token-ttl-seconds", "300"));
        var headers = token.status() == 200 && !token.text().isBlank() ? Map.of(TOKEN_HEADER, token.text().strip()) : Map.<String, String>of();
        var name = role.isEmpty() ? onlyRole(headers) : role;
        if (!name.matches("[\\w.@-]{1,64}")) {
            throw CredentialsException.told("keys.ecs.role", metadata.getHost());
        }
        var reply = server.get(metadata.resolve(KEYS + name), headers);
        if (reply.status() == 404) {
            throw CredentialsException.told("keys.ecs.other", name);
        }
        if (reply.status() != 200 || !"Success".equals(JsonServer.text(reply.json(), "Code"))) {
            throw StsServer.refusal(metadata.getHost(), reply, "Code", "Message");
        }
        return StsServer.lease(metadata.getHost(), reply, reply.json());
    }

    private String onlyRole(Map<String, String> headers) throws CredentialsException {
        var names = server.text("GET", metadata.resolve(KEYS), headers);
        if (names.status() != 200) {
            throw CredentialsException.told("keys.ecs.role", metadata.getHost());
        }
        return names.text().lines().findFirst().orElse("").strip();
    }

    @Override
    public String toString() {
        return "keys of the ECS role " + role;
    }
}

package org.dropback.oss.aliyun.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.Lease;
import org.dropback.connection.RenewingCredentials;
import org.dropback.secret.Secret;

/** A user's application server that hands out STS keys (facts 4, "STS app-server JSON"). */
public record StsServer(JsonServer server, URI address) implements RenewingCredentials.Lender {

    @Override
    public Lease fetch() throws CredentialsException {
        var reply = server.get(address);
        var status = JsonServer.text(reply.json(), "StatusCode");
        if (reply.status() != 200 || !status.isEmpty() && !status.equals("200")) {
            throw refusal(address.getHost(), reply, "ErrorCode", "ErrorMessage");
        }
        return lease(address.getHost(), reply, reply.json());
    }

    /** @param keys AccessKeyId, AccessKeySecret, SecurityToken, Expiration */
    static Lease lease(String host, JsonServer.Reply reply, JsonNode keys) throws CredentialsException {
        var id = JsonServer.text(keys, "AccessKeyId");
        var secret = JsonServer.text(keys, "AccessKeySecret");
        var token = JsonServer.text(keys, "SecurityToken");
        if (id.isEmpty() || secret.isEmpty() || token.isEmpty()) {
            throw CredentialsException.told("keys.server.without", host, "AccessKeyId, AccessKeySecret, SecurityToken");
        }
        try {
            var ends = Instant.parse(JsonServer.text(keys, "Expiration"));
            // What is over by this machine's clock alone may have just begun.
            var here = ends.isAfter(Instant.now()) ? ends : ends.minus(reply.ahead());
            return new Lease(new Credentials(id, new Secret(secret), new Secret(token)), here);
        } catch (DateTimeException malformed) {
            throw CredentialsException.told("keys.server.expiration", host);
        }
    }

    static CredentialsException refusal(String host, JsonServer.Reply reply, String code, String message) {
        boolean throttled = reply.status() == 429 || JsonServer.text(reply.json(), code).startsWith("Throttling");
        boolean temporary = reply.status() >= 500 || reply.status() == 200 || throttled;
        var said = (JsonServer.text(reply.json(), code) + " " + JsonServer.text(reply.json(), message)).strip();
        return CredentialsException.told(temporary, reply.status() == 407 ? "keys.server.proxy" : reply.status() / 100 == 3 ? "keys.server.elsewhere" : said.isEmpty() ? "keys.server.status" : "keys.server.said",
                host, Integer.toString(reply.status()), said);
    }

    /** Its address may hold a token. */
    @Override
    public String toString() {
        return "STS keys of " + address.getHost();
    }
}

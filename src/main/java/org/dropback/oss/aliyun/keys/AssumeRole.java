package org.dropback.oss.aliyun.keys;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.UUID;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.Lease;
import org.dropback.connection.RenewingCredentials;
import org.dropback.signing.PercentEncoding;
import org.dropback.signing.RpcSignature;

/**
 * STS's AssumeRole: long-lived keys of ours for short-lived ones of a role.
 *
 * @param service such as {@code https://sts.aliyuncs.com/}
 * @param roleArn such as {@code acs:ram::123456789012:role/upload}
 * @param session named in Alibaba Cloud's logs, 2 to 64 letters, digits and {@code .@-_}
 * @param life    15 minutes to what the role allows, mostly an hour
 */
public record AssumeRole(JsonServer server, URI service, Credentials keys, String roleArn, String session, Duration life, Clock clock)
        implements RenewingCredentials.Lender {

    @Override
    public Lease fetch() throws CredentialsException {
        var reply = ask(clock.instant());
        if (reply.status() != 200 && JsonServer.text(reply.json(), "Code").toLowerCase(Locale.ROOT).contains("timestamp")) {
            reply = ask(clock.instant().plus(reply.ahead()));
        }
        if (reply.status() != 200) {
            throw StsServer.refusal(service.getHost(), reply, "Code", "Message");
        }
        return StsServer.lease(service.getHost(), reply, reply.json().path("Credentials"));
    }

    private JsonServer.Reply ask(Instant now) throws CredentialsException {
        var parameters = new HashMap<String, String>();
        parameters.put("Action", "AssumeRole");
        parameters.put("Version", "2015-04-01");
        parameters.put("Format", "JSON");
        parameters.put("RoleArn", roleArn);
        parameters.put("RoleSessionName", session);
        parameters.put("DurationSeconds", Long.toString(life.toSeconds()));
        parameters.put("AccessKeyId", keys.accessKeyId());
        parameters.put("SignatureMethod", "HMAC-SHA1");
        parameters.put("SignatureVersion", "1.0");
        parameters.put("SignatureNonce", UUID.randomUUID().toString());
        parameters.put("Timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        if (keys.token() != null) {
            parameters.put("SecurityToken", keys.token().reveal());
        }
        var signature = RpcSignature.sign(keys.accessKeySecret().reveal(), "GET", parameters);
        return server.get(service.resolve("/?" + RpcSignature.query(parameters) + "&Signature=" + PercentEncoding.encode(signature)));
    }

    @Override
    public String toString() {
        return "keys of a role of " + service.getHost();
    }
}

package org.dropback.oss.aliyun.keys;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.UploadPolicy;
import org.dropback.connection.WebAddress;
import org.dropback.secret.Secret;
import org.dropback.signing.V4Signature;
import org.jspecify.annotations.Nullable;

/** A user's application server that signs upload policies, in each of the three shapes that are about (facts 4, "App-server JSON"). */
public record PolicyServer(JsonServer server, URI address, Clock clock) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Asks for a policy, anew each time: see its expiration. */
    public UploadPolicy fetch() throws CredentialsException {
        var reply = server.get(address);
        if (reply.status() != 200) {
            throw StsServer.refusal(address.getHost(), reply, "code", "message");
        }
        return read(reply.json().path("data").isObject() ? reply.json().path("data") : reply.json());
    }

    private UploadPolicy read(JsonNode json) throws CredentialsException {
        var policy = JsonServer.text(json, "policy");
        var signature = JsonServer.text(json, "signature", "x_oss_signature");
        var host = host(JsonServer.text(json, "host", "upload_host"));
        if (policy.isEmpty() || signature.isEmpty() || host == null) {
            throw CredentialsException.told("keys.server.without", address.getHost(), "policy, signature, host");
        }
        var fields = new HashMap<String, Secret>();
        put(fields, "policy", policy);
        put(fields, "x-oss-security-token", JsonServer.text(json, "security_token", "x_oss_security_token", "securityToken"));
        put(fields, "x-oss-object-acl", JsonServer.text(json, "x_oss_object_acl"));
        put(fields, "x-oss-forbid-overwrite", JsonServer.text(json, "x_oss_forbid_overwrite"));
        var credential = JsonServer.text(json, "x_oss_credential");
        var id = JsonServer.text(json, "accessid", "OSSAccessKeyId", "oss_access_key_id");
        if (!credential.isEmpty()) {
            put(fields, "x-oss-signature-version", V4Signature.ALGORITHM);
            put(fields, "x-oss-credential", credential);
            put(fields, "x-oss-date", JsonServer.text(json, "x_oss_date"));
            put(fields, "x-oss-signature", signature);
        } else if (!id.isEmpty()) {
            put(fields, "OSSAccessKeyId", id);
            put(fields, "Signature", signature);
        } else {
            throw CredentialsException.told("keys.server.without", address.getHost(), "accessid, x_oss_credential");
        }
        PolicyConditions.of(policy).demanded().forEach((name, value) -> fields.putIfAbsent(name, new Secret(value)));
        var callback = JsonServer.text(json, "callback");
        return new UploadPolicy(host, JsonServer.text(json, "dir", "upload_dir"), fields, callback.isEmpty() ? null : callback, expiration(json, policy));
    }

    private static void put(Map<String, Secret> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, new Secret(value));
        }
    }

    /** Null for what is no web address. */
    private static @Nullable URI host(String text) {
        try {
            var uri = URI.create(text.startsWith("//") ? "https:" + text : text.contains("://") ? text : "https://" + text);
            return WebAddress.isOfBucket(uri) && uri.getRawQuery() == null ? uri : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** What the server says, in Unix seconds or from now on, but never later than the policy itself. */
    private @Nullable Instant expiration(JsonNode json, String policy) {
        Instant said = seconds(JsonServer.text(json, "expire"), Instant.EPOCH);
        said = said == null ? seconds(JsonServer.text(json, "expire_in_seconds"), clock.instant()) : said;
        var signed = ofPolicy(policy);
        return said == null || signed != null && signed.isBefore(said) ? signed : said;
    }

    private static @Nullable Instant seconds(String text, Instant from) {
        return text.matches("\\d{1,11}") ? from.plusSeconds(Long.parseLong(text)) : null;
    }

    private static @Nullable Instant ofPolicy(String policy) {
        try {
            return Instant.parse(JSON.readTree(Base64.getDecoder().decode(policy)).path("expiration").asText());
        } catch (JacksonException | DateTimeException | IllegalArgumentException unreadable) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address may hold a token. */
    @Override
    public String toString() {
        return "policies of " + address.getHost();
    }
}

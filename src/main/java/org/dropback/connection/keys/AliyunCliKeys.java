package org.dropback.connection.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.secret.Secret;

/**
 * The configuration of the Aliyun CLI: a list of profiles, one of which is the current one. Taken are those that hold keys and those that name a role to take with
 * their keys or as the ECS instance has it; each other way has a source of its own here, which the refusal names.
 *
 * @param profile "" for the current one
 */
public record AliyunCliKeys(Path file, String profile, RoleKeys roles) implements KeyFinder {

    public static final Path USUAL = Path.of(".aliyun", "config.json");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> ELSEWHERE = Set.of("RsaKeyPair", "RamRoleArnWithRoleName", "ChainableRamRoleArn", "External", "CredentialsURI", "OIDC", "CloudSSO", "OAuth");
    /** What the CLI itself asks for where the profile does not say. */
    private static final int LIFE = 900;
    private static final int LONGEST = 43_200;

    @Override
    public FoundKeys find() throws CredentialsException {
        var read = KeyFile.read(file);
        var tree = parsed(read);
        var wanted = profile.isEmpty() ? tree.path("current").asText("default") : profile;
        for (var candidate : tree.path("profiles")) {
            if (candidate.path("name").asText().equals(wanted)) {
                return found(candidate, read);
            }
        }
        throw read.without("“" + wanted + "”");
    }

    private JsonNode parsed(KeyFile read) throws CredentialsException {
        try {
            var tree = JSON.readTree(read.text());
            if (tree.path("profiles").isArray()) {
                return tree;
            }
        } catch (JsonProcessingException notRepeated) {
            // Its message quotes the text, which holds secrets.
        }
        throw CredentialsException.told("keys.file.json", file.toString());
    }

    private FoundKeys found(JsonNode candidate, KeyFile read) throws CredentialsException {
        var mode = candidate.path("mode").asText("AK");
        return switch (mode) {
            case "AK", "StsToken" -> new FoundKeys(pair(candidate, read), null, file.toString(), read.warnings());
            case "RamRoleArn" -> here(assumed(candidate, read), read);
            case "EcsRamRole" -> here(roles.ofInstance(candidate.path("ram_role_name").asText()), read);
            default -> throw CredentialsException.told(ELSEWHERE.contains(mode) ? "keys.file.mode." + mode : "keys.file.mode", file.toString(), mode);
        };
    }

    private FoundKeys here(FoundKeys lent, KeyFile read) {
        return new FoundKeys(lent.credentials(), lent.expiration(), file.toString(), read.warnings());
    }

    private static Credentials pair(JsonNode candidate, KeyFile read) throws CredentialsException {
        var token = candidate.path("sts_token").asText();
        return new Credentials(demanded(candidate, "access_key_id", read), new Secret(demanded(candidate, "access_key_secret", read)),
                token.isEmpty() ? null : new Secret(token));
    }

    private FoundKeys assumed(JsonNode candidate, KeyFile read) throws CredentialsException {
        if (!candidate.path("external_id").asText().isEmpty()) {
            throw CredentialsException.told("keys.file.external", file.toString());
        }
        var keys = pair(candidate, read);
        var role = demanded(candidate, "ram_role_arn", read);
        var session = demanded(candidate, "ram_session_name", read);
        var region = candidate.path("sts_region").asText();
        // It becomes part of a host: nothing in it may lead to another one.
        if (!region.matches("[a-z0-9-]{0,63}")) {
            throw CredentialsException.told("keys.file.odd", file.toString(), "sts_region");
        }
        long told = candidate.path("expired_seconds").asLong();
        long life = told == 0 ? LIFE : told;
        if (life < LIFE || life > LONGEST) {
            throw CredentialsException.told("keys.file.odd", file.toString(), "expired_seconds");
        }
        return roles.assumed(keys, role, session, region, Duration.ofSeconds(life));
    }

    private static String demanded(JsonNode candidate, String name, KeyFile read) throws CredentialsException {
        var value = candidate.path(name).asText();
        if (value.isEmpty()) {
            throw read.without(name);
        }
        return value;
    }
}

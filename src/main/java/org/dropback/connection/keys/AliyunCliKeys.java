package org.dropback.connection.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.secret.Secret;

/**
 * The configuration of the Aliyun CLI: a list of profiles, one of which is the current one. Only profiles that hold keys themselves are taken; a role or a
 * program is a source of its own here.
 *
 * @param profile "" for the current one
 */
public record AliyunCliKeys(Path file, String profile) implements KeyFinder {

    public static final Path USUAL = Path.of(".aliyun", "config.json");

    private static final JsonMapper JSON = new JsonMapper();

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
        if (!mode.equals("AK") && !mode.equals("StsToken")) {
            throw CredentialsException.told("keys.file.mode", file.toString(), mode);
        }
        var token = candidate.path("sts_token").asText();
        return new FoundKeys(new Credentials(demanded(candidate, "access_key_id", read), new Secret(demanded(candidate, "access_key_secret", read)),
                token.isEmpty() ? null : new Secret(token)), null, file.toString(), read.warnings());
    }

    private static String demanded(JsonNode candidate, String name, KeyFile read) throws CredentialsException {
        var value = candidate.path(name).asText();
        if (value.isEmpty()) {
            throw read.without(name);
        }
        return value;
    }
}

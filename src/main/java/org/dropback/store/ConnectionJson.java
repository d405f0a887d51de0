package org.dropback.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.dropback.connection.Addressing;
import org.dropback.connection.Endpoint;
import org.dropback.connection.KeySource;
import org.dropback.connection.Network;
import org.dropback.connection.Proxy;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SignatureVersion;
import org.dropback.store.ProfileProblem.Reason;
import org.jspecify.annotations.Nullable;

/** A connection as JSON and back. Fields it does not know stay where they are. No secret is among them: the type has no place for one. Any thread. */
final class ConnectionJson {

    private static final int MAX_TEXT = 4_096;

    private ConnectionJson() {
    }

    static SavedConnection read(ObjectNode tree) throws ProfileFormatException {
        var id = text(tree, "id", "");
        return new SavedConnection(id.isEmpty() ? UUID.randomUUID().toString() : id, text(tree, "name", ""), endpoint(Fields.object(tree, "endpoint")),
                text(tree, "bucket", ""), text(tree, "keyTemplate", ""), Fields.word(tree, "signature", SignatureVersion.V4),
                Fields.word(tree, "addressing", Addressing.AUTO), network(Fields.object(tree, "network")), text(tree, "profile", ""),
                keys(Fields.object(tree, "keys")));
    }

    private static Endpoint endpoint(ObjectNode tree) throws ProfileFormatException {
        return new Endpoint(Fields.word(tree, "kind", Endpoint.Kind.PUBLIC), text(tree, "region", ""), text(tree, "host", ""), Fields.bool(tree, "tls", true));
    }

    private static Network network(ObjectNode tree) throws ProfileFormatException {
        var proxy = Fields.object(tree, "proxy");
        var usual = Network.DEFAULT;
        return new Network(new Proxy(Fields.word(proxy, "kind", Proxy.Kind.SYSTEM), text(proxy, "host", ""), Fields.integer(proxy, "port", 0),
                text(proxy, "user", "")), text(tree, "authority", ""), seconds(tree, "connectSeconds", usual.connectTimeout()),
                seconds(tree, "answerSeconds", usual.answerTimeout()));
    }

    private static Duration seconds(ObjectNode tree, String field, Duration missing) throws ProfileFormatException {
        return Duration.ofSeconds(Fields.integer(tree, field, Math.toIntExact(missing.toSeconds())));
    }

    private static KeySource keys(ObjectNode tree) throws ProfileFormatException {
        var id = text(tree, "accessKeyId", "");
        return switch (Fields.word(tree, "from", KeySource.Kind.KEPT)) {
            case KEPT -> new KeySource.Kept(id);
            case SESSION -> new KeySource.Session(id);
            case ENVIRONMENT -> new KeySource.Environment();
            case OSSUTIL -> new KeySource.Ossutil(text(tree, "file", ""), text(tree, "profile", ""));
            case ALIYUN_CLI -> new KeySource.AliyunCli(text(tree, "file", ""), text(tree, "profile", ""));
            case ASSUME_ROLE -> new KeySource.AssumeRole(id, text(tree, "roleArn", ""), text(tree, "service", ""),
                    seconds(tree, "lifeSeconds", KeySource.AssumeRole.LIFE));
            case STS_SERVER -> new KeySource.StsServer(text(tree, "address", ""));
            case POLICY_SERVER -> new KeySource.PolicyServer(text(tree, "address", ""));
            case ECS_ROLE -> new KeySource.EcsRole(text(tree, "role", ""));
            case PROCESS -> {
                var words = new ArrayList<String>();
                for (var word : Fields.list(tree, "command")) {
                    words.add(Fields.text("keys.command", word));
                }
                yield new KeySource.Process(words);
            }
            case NONE -> new KeySource.None();
        };
    }

    private static String text(ObjectNode tree, String field, String missing) throws ProfileFormatException {
        var text = Fields.text(tree, field, missing);
        if (text.length() > MAX_TEXT) {
            throw new ProfileFormatException(Reason.WRONG_FIELD, field + ": \"… (≤ " + MAX_TEXT + ")\"");
        }
        return text;
    }

    /** @param tree as it was in the file, or empty */
    static ObjectNode write(SavedConnection connection, ObjectNode tree) {
        tree.put("id", connection.id());
        tree.put("name", connection.name());
        var endpoint = tree.withObjectProperty("endpoint");
        endpoint.put("kind", Fields.word(connection.endpoint().kind()));
        endpoint.put("region", connection.endpoint().region());
        Fields.put(endpoint, "host", unlessEmpty(connection.endpoint().authority()));
        endpoint.put("tls", connection.endpoint().tls());
        tree.put("bucket", connection.bucket());
        Fields.put(tree, "keyTemplate", unlessEmpty(connection.keyTemplate()));
        tree.put("signature", Fields.word(connection.signature()));
        tree.put("addressing", Fields.word(connection.addressing()));
        network(connection.network(), tree.withObjectProperty("network"));
        Fields.put(tree, "profile", unlessEmpty(connection.profile()));
        keys(connection.keys(), tree.putObject("keys"));
        return tree;
    }

    private static void network(Network network, ObjectNode tree) {
        var proxy = tree.withObjectProperty("proxy");
        proxy.put("kind", Fields.word(network.proxy().kind()));
        Fields.put(proxy, "host", unlessEmpty(network.proxy().host()));
        Fields.put(proxy, "user", unlessEmpty(network.proxy().user()));
        proxy.put("port", network.proxy().port());
        Fields.put(tree, "authority", unlessEmpty(network.authority()));
        tree.put("connectSeconds", network.connectTimeout().toSeconds());
        tree.put("answerSeconds", network.answerTimeout().toSeconds());
    }

    private static void keys(KeySource keys, ObjectNode tree) {
        tree.put("from", Fields.word(keys.kind()));
        switch (keys) {
            case KeySource.Kept kept -> tree.put("accessKeyId", kept.accessKeyId());
            case KeySource.Session session -> tree.put("accessKeyId", session.accessKeyId());
            case KeySource.Ossutil file -> tree.put("file", file.file()).put("profile", file.profile());
            case KeySource.AliyunCli file -> tree.put("file", file.file()).put("profile", file.profile());
            case KeySource.AssumeRole role -> tree.put("accessKeyId", role.accessKeyId()).put("roleArn", role.roleArn()).put("service", role.service())
                    .put("lifeSeconds", role.life().toSeconds());
            case KeySource.StsServer server -> tree.put("address", server.address());
            case KeySource.PolicyServer server -> tree.put("address", server.address());
            case KeySource.EcsRole role -> tree.put("role", role.role());
            case KeySource.Process process -> process.command().forEach(tree.putArray("command")::add);
            case KeySource.Environment _, KeySource.None _ -> { }
        }
    }

    private static @Nullable String unlessEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}

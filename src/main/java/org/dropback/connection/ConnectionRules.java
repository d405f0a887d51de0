package org.dropback.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dropback.callback.BucketNames;
import org.dropback.connection.ConnectionProblem.Field;
import org.dropback.text.BadInputException;

/** What a connection must be like to be used (facts 7). Asks nobody, reads nothing. */
public final class ConnectionRules {

    private static final int MAX_NAME = 100;
    private static final int MAX_PORT = 65_535;
    private static final Pattern ROLE = Pattern.compile("acs:ram::\\d{1,20}:role/[\\w.@-]{1,64}");
    private static final Pattern KEY_ID = Pattern.compile("[\\x21-\\x7e]{1,256}");

    private ConnectionRules() {
    }

    /** All that is wrong, in the order of the form; empty for a connection that can be used. */
    public static List<ConnectionProblem> problems(SavedConnection connection) {
        var found = new ArrayList<ConnectionProblem>();
        name(connection.name(), found);
        endpoint(connection, found);
        BucketNames.problem(connection.bucket()).ifPresent(key -> add(found, Field.BUCKET, key));
        keys(connection.keys(), found);
        network(connection.network(), found);
        return found;
    }

    private static void name(String name, List<ConnectionProblem> found) {
        if (name.isBlank()) {
            add(found, Field.NAME, "connection.name.empty");
        } else if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl) || !name.equals(name.strip())) {
            add(found, Field.NAME, "connection.name.form", Integer.toString(MAX_NAME));
        } else if (SavedConnection.isSandbox(name)) {
            add(found, Field.NAME, "connection.name.sandbox", name);
        }
    }

    private static void endpoint(SavedConnection connection, List<ConnectionProblem> found) {
        var endpoint = connection.endpoint();
        boolean regionCounts = !endpoint.kind().needsHost() || connection.signature() == SignatureVersion.V4;
        if (endpoint.region().isEmpty() && regionCounts) {
            add(found, Field.REGION, "connection.region.empty");
        } else if (!endpoint.region().isEmpty() && !Regions.isOne(endpoint.region())) {
            add(found, Field.REGION, "connection.region.form");
        }
        if (!endpoint.kind().needsHost()) {
            return;
        }
        try {
            Endpoints.parse(endpoint.authority(), endpoint.region());
        } catch (BadInputException e) {
            found.add(new ConnectionProblem(Field.ENDPOINT, e.messageKey(), e.arguments()));
        }
    }

    private static void keys(KeySource keys, List<ConnectionProblem> found) {
        switch (keys) {
            case KeySource.Kept kept -> keyId(kept.accessKeyId(), found);
            case KeySource.Session session -> keyId(session.accessKeyId(), found);
            case KeySource.AssumeRole role -> {
                keyId(role.accessKeyId(), found);
                if (!ROLE.matcher(role.roleArn()).matches()) {
                    add(found, Field.KEYS, "connection.keys.roleArn");
                }
                if (role.life().compareTo(Duration.ofMinutes(15)) < 0 || role.life().compareTo(Duration.ofHours(12)) > 0) {
                    add(found, Field.KEYS, "connection.keys.roleLife");
                }
                if (!role.service().isEmpty()) {
                    address(role.service(), found);
                }
            }
            case KeySource.StsServer server -> address(server.address(), found);
            case KeySource.PolicyServer server -> address(server.address(), found);
            case KeySource.Process process -> {
                if (process.command().isEmpty() || process.command().getFirst().isBlank()) {
                    add(found, Field.KEYS, "connection.keys.noCommand");
                }
            }
            case KeySource.Environment _, KeySource.Ossutil _, KeySource.AliyunCli _, KeySource.EcsRole _, KeySource.None _ -> { }
        }
    }

    private static void keyId(String id, List<ConnectionProblem> found) {
        if (id.isEmpty()) {
            add(found, Field.KEYS, "connection.keys.noId");
        } else if (!KEY_ID.matcher(id).matches()) {
            add(found, Field.KEYS, "connection.keys.idForm");
        }
    }

    /** Of a server that hands keys out. */
    private static void address(String address, List<ConnectionProblem> found) {
        if (!isAddress(address)) {
            add(found, Field.KEYS, "connection.keys.address");
        } else if (address.contains("?")) {
            add(found, Field.KEYS, "connection.keys.query");
        }
    }

    private static boolean isAddress(String address) {
        try {
            var uri = new URI(address);
            return WebAddress.isOne(uri) && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
        } catch (URISyntaxException notRepeated) {
            return false;
        }
    }

    private static void network(Network network, List<ConnectionProblem> found) {
        var proxy = network.proxy();
        if (proxy.kind() == Proxy.Kind.MANUAL) {
            if (proxy.port() < 1 || proxy.port() > MAX_PORT) {
                add(found, Field.PROXY, "connection.endpoint.port", Integer.toString(proxy.port()));
            }
            if (!isAddress("http://" + proxy.host())) {
                add(found, Field.PROXY, "connection.proxy.host");
            }
        }
        if (isOutside(network.connectTimeout(), Network.MIN_CONNECT, Network.MAX_CONNECT)) {
            add(found, Field.TIMEOUTS, "connection.timeout.connect");
        }
        if (isOutside(network.answerTimeout(), Network.MIN_ANSWER, Network.MAX_ANSWER)) {
            add(found, Field.TIMEOUTS, "connection.timeout.answer");
        }
    }

    private static boolean isOutside(Duration value, Duration least, Duration most) {
        return value.compareTo(least) < 0 || value.compareTo(most) > 0;
    }

    private static void add(List<ConnectionProblem> found, Field field, String key, String... arguments) {
        found.add(new ConnectionProblem(field, key, List.of(arguments)));
    }
}

package org.dropback.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.dropback.connection.KeySource;
import org.dropback.connection.SavedConnection;
import org.dropback.store.ProfileProblem.Reason;
import org.dropback.text.BadInputException;

/** Connections given away and taken in: {@code {"dropback": "connections", "schema": 1, "connections": […]}}, no secret among them. Any thread. */
public final class ConnectionShare {

    /** Ends the name of a file of ours. */
    public static final String SUFFIX = ".dropback-connections";

    private static final String MARKER = "dropback";
    private static final String KIND = "connections";

    private ConnectionShare() {
    }

    /** JSON to be given away. */
    public static String export(List<SavedConnection> connections) {
        var root = new JsonMapper().createObjectNode().put(MARKER, KIND);
        return new String(ConnectionFile.json(ConnectionFile.tree(connections, "", root)), UTF_8) + "\n";
    }

    /**
     * Reads a file of ours, or the one that another home keeps. Each connection gets an id of its own: two homes share no secret. The program that a
     * connection would start is left out: whoever wrote the file must not choose what runs here.
     *
     * @throws BadInputException where it is none; nothing is taken then
     */
    public static List<SavedConnection> read(byte[] json) throws BadInputException {
        try {
            var tree = ConnectionFile.parse(json);
            if (tree.has(MARKER) && !tree.path(MARKER).asText().equals(KIND)) {
                throw new BadInputException("connection.import.other", tree.path(MARKER).asText());
            }
            var connections = new ArrayList<SavedConnection>();
            var names = new HashSet<String>();
            for (var connection : ConnectionFile.content(tree).connections()) {
                if (!names.add(connection.name())) {
                    throw new BadInputException("connection.import.twins", connection.name());
                }
                connections.add(connection.keys() instanceof KeySource.Process ? connection.copied().withKeys(new KeySource.Process(List.of()))
                        : connection.copied());
            }
            if (connections.isEmpty()) {
                throw new BadInputException("connection.import.none");
            }
            return connections;
        } catch (ProfileFormatException e) {
            throw new BadInputException(switch (e.reason()) {
                case NEWER_SCHEMA -> "connection.import.newer";
                case WRONG_FIELD -> "connection.import.wrongField";
                default -> "connection.import.unreadable";
            }, String.valueOf(e.getMessage()));
        }
    }
}

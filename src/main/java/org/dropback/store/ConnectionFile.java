package org.dropback.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dropback.connection.SavedConnection;
import org.dropback.store.ProfileProblem.Reason;

/** The one file of all connections: {@code {"schema": 1, "default": …, "connections": […]}}. Blocks on the disk. */
final class ConnectionFile {

    private static final int SCHEMA = 1;
    private static final long MAX_BYTES = 4 << 20;
    private static final int MAX_CONNECTIONS = 1_000;
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Path file;

    ConnectionFile(Path file) {
        this.file = file;
    }

    /**
     * What the file says.
     *
     * @param chosen name of the default connection, "" for none
     * @param tree   as it was read, so that what we do not know is kept
     */
    record Content(List<SavedConnection> connections, String chosen, ObjectNode tree) {
    }

    /** @return the connections that a file of ours holds; none where there is no file */
    Content read() throws IOException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ProfileFormatException(Reason.NOT_JSON, "larger than " + MAX_BYTES + " bytes");
            }
            return content(parse(Files.readAllBytes(file)));
        } catch (NoSuchFileException none) {
            return new Content(List.of(), "", MAPPER.createObjectNode());
        }
    }

    static ObjectNode parse(byte[] json) throws ProfileFormatException {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode tree) {
                return tree;
            }
            throw new ProfileFormatException(Reason.NOT_JSON, "not a JSON object");
        } catch (JsonProcessingException e) {
            throw new ProfileFormatException(Reason.NOT_JSON, ProfileJson.where(e));
        } catch (ProfileFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new ProfileFormatException(Reason.NOT_JSON, e.getClass().getSimpleName());
        }
    }

    static Content content(ObjectNode tree) throws ProfileFormatException {
        int schema = Fields.integer(tree, "schema", SCHEMA);
        if (schema > SCHEMA) {
            throw new ProfileFormatException(Reason.NEWER_SCHEMA, "schema " + schema);
        }
        var connections = new ArrayList<SavedConnection>();
        for (var node : Fields.list(tree, "connections")) {
            if (!(node instanceof ObjectNode object)) {
                throw Fields.wrong("connections", "[{…}]");
            }
            connections.add(ConnectionJson.read(object));
        }
        if (connections.size() > MAX_CONNECTIONS) {
            throw new ProfileFormatException(Reason.WRONG_FIELD, "connections: [≤ " + MAX_CONNECTIONS + "]");
        }
        return new Content(connections, Fields.text(tree, "default", ""), tree);
    }

    void write(List<SavedConnection> connections, String chosen, ObjectNode before) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        SafeFile.replace(file.toAbsolutePath(), json(tree(connections, chosen, before)));
    }

    static ObjectNode tree(List<SavedConnection> connections, String chosen, ObjectNode before) {
        before.put("schema", SCHEMA);
        Fields.put(before, "default", chosen.isEmpty() ? null : chosen);
        var old = before.get("connections") instanceof ArrayNode array ? array : before.arrayNode();
        var list = before.arrayNode();
        connections.forEach(connection -> list.add(ConnectionJson.write(connection, known(old, connection.id()))));
        before.set("connections", list);
        return before;
    }

    static byte[] json(ObjectNode tree) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private static ObjectNode known(ArrayNode old, String id) {
        for (var node : old) {
            if (node instanceof ObjectNode object && id.equals(object.path("id").asText())) {
                return object;
            }
        }
        return old.objectNode();
    }

    Path moveAside() throws IOException {
        return ProfileFiles.setAside(file);
    }

    Path path() {
        return file;
    }
}

package org.dropback.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dropback.callback.AskedCallback;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.ErrorEvidence;
import org.dropback.connection.Connection;
import org.dropback.oss.StoreResult;
import org.dropback.upload.FileRow;
import org.dropback.upload.TimelineEvent;
import org.dropback.upload.UploadOptions;
import org.jspecify.annotations.Nullable;

/** What nobody searches by, as JSON in a column. Fields of a later version are tolerated. Stateless. */
final class JournalJson {

    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS)).build();

    private static final String SEALED = "sealed";

    /**
     * What many jobs have in common.
     *
     * @param folder where a relative path begins
     */
    record Recipe(Connection connection, String keyTemplate, @Nullable CallbackProfile profile, UploadOptions options, boolean privateCallback,
                  String folder) {

        Recipe with(UploadOptions other) {
            return new Recipe(connection, keyTemplate, profile, other, privateCallback, folder);
        }

        Recipe with(CallbackProfile other) {
            return new Recipe(connection, keyTemplate, other, options, privateCallback, folder);
        }
    }

    /**
     * What many attempts have in common.
     *
     * @param callback without its variables; null for a plain upload
     */
    record Asked(Connection connection, @Nullable AskedCallback callback) {
    }

    /** How a job ended; the body of the answer stands elsewhere. */
    record End(@Nullable ErrorEvidence failure, @Nullable String etag, @Nullable String crc64, @Nullable String requestId, @Nullable Answer answer) {
    }

    record Answer(int status, @Nullable String contentType, boolean truncated, long waitedMillis, @Nullable ErrorEvidence error) {
    }

    private record Event(long at, TimelineEvent.Kind kind, String detail) {
    }

    private JournalJson() {
    }

    /** @param sealed values of secret variables by their place in the profile, where they are "" */
    static String recipe(Recipe recipe, Map<Integer, String> sealed) {
        var tree = (ObjectNode) JSON.valueToTree(recipe);
        if (!sealed.isEmpty()) {
            var all = tree.putObject(SEALED);
            sealed.forEach((place, value) -> all.put(place.toString(), value));
        }
        return written(tree);
    }

    static Recipe recipe(String json) throws SQLException {
        return read(json, Recipe.class);
    }

    static Map<Integer, String> sealed(String json) throws SQLException {
        var sealed = new TreeMap<Integer, String>();
        for (var each : read(json, ObjectNode.class).path(SEALED).properties()) {
            sealed.put(Integer.valueOf(each.getKey()), each.getValue().asText());
        }
        return sealed;
    }

    static String asked(Asked asked) {
        return written(asked);
    }

    static Asked asked(String json) throws SQLException {
        return read(json, Asked.class);
    }

    static @Nullable String variables(Map<String, String> variables) {
        return variables.isEmpty() ? null : written(variables);
    }

    static Map<String, String> variables(@Nullable String json) throws SQLException {
        var variables = new LinkedHashMap<String, String>();
        if (json != null) {
            Map<?, ?> read = read(json, Map.class);
            read.forEach((name, value) -> variables.put(String.valueOf(name), String.valueOf(value)));
        }
        return variables;
    }

    static @Nullable String row(@Nullable FileRow row) {
        return row == null ? null : written(row);
    }

    static @Nullable FileRow row(@Nullable String json) throws SQLException {
        return json == null ? null : read(json, FileRow.class);
    }

    static @Nullable String end(@Nullable StoreResult result, @Nullable ErrorEvidence failure) {
        if (result == null && failure == null) {
            return null;
        }
        var answer = result == null ? null : result.callback();
        return written(new End(failure, result == null ? null : result.etag(), result == null ? null : result.crc64(), result == null ? null : result.requestId(),
                answer == null ? null : new Answer(answer.httpStatus(), answer.contentType(), answer.truncated(), answer.waited().toMillis(), answer.error())));
    }

    static End end(@Nullable String json) throws SQLException {
        return json == null ? new End(null, null, null, null, null) : read(json, End.class);
    }

    /** @param size of the whole body, of which not all need be there */
    static @Nullable StoreResult result(End end, byte @Nullable [] body, long size) {
        if (end.etag() == null || end.crc64() == null || end.requestId() == null) {
            return null;
        }
        var answer = end.answer();
        var kept = body == null ? new byte[0] : body;
        return new StoreResult(end.etag(), end.crc64(), end.requestId(), answer == null ? null : new CallbackAnswer(answer.status(), answer.contentType(),
                kept, answer.truncated() || kept.length < size, Duration.ofMillis(answer.waitedMillis()), answer.error()));
    }

    static String timeline(List<TimelineEvent> events) {
        return written(events.stream().map(event -> new Event(event.at().toEpochMilli(), event.kind(), event.detail())).toList());
    }

    static List<TimelineEvent> timeline(@Nullable String json, Instant queuedAt) throws SQLException {
        if (json == null || json.equals("[]")) {
            return List.of(new TimelineEvent(queuedAt, TimelineEvent.Kind.QUEUED, ""));
        }
        var events = new ArrayList<TimelineEvent>();
        for (var event : read(json, Event[].class)) {
            events.add(new TimelineEvent(Instant.ofEpochMilli(event.at()), event.kind(), event.detail()));
        }
        return events;
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T read(String json, Class<T> type) throws SQLException {
        try {
            var read = JSON.readValue(json, type);
            if (read == null) {
                throw new UnreadableException("not what was written: " + json);
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new UnreadableException("not what was written: " + e.getOriginalMessage());
        }
    }
}

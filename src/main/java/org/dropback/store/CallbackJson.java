package org.dropback.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dropback.callback.AnswerRules;
import org.dropback.callback.SignatureReport;
import org.dropback.sandbox.receiver.SentAnswer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The parts of a logged callback that nobody searches, as JSON in a column. Stateless. */
final class CallbackJson {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param headers names and values in turns
     * @param limit   of the body, null for the usual one, as rows of earlier versions have it
     */
    private record Answer(int status, List<String> headers, long delay, long took, @Nullable String relayedTo, @Nullable String failure,
                          @Nullable Long limit, boolean xml) {

        AnswerRules rules() {
            return new AnswerRules(limit == null ? AnswerRules.DEFAULT.maxBytes() : limit, xml);
        }
    }

    private CallbackJson() {
    }

    static String report(SignatureReport report) {
        return written(report);
    }

    static SignatureReport report(String json) throws SQLException {
        return read(json, SignatureReport.class);
    }

    static String answer(SentAnswer answer) {
        var headers = new ArrayList<String>();
        for (var header : answer.headers()) {
            headers.add(header.getKey());
            headers.add(header.getValue());
        }
        var relay = answer.relay();
        return written(new Answer(answer.status(), headers, CallbackTable.micros(answer.delay()), CallbackTable.micros(answer.took()),
                relay == null ? null : relay.to().toString(), relay == null ? null : relay.failure(),
                answer.rules().maxBytes(), answer.rules().xmlAccepted()));
    }

    static SentAnswer answer(String json, byte[] body) throws SQLException {
        var answer = read(json, Answer.class);
        var headers = new ArrayList<Map.Entry<String, String>>();
        for (int i = 0; i + 1 < answer.headers().size(); i += 2) {
            headers.add(Map.entry(answer.headers().get(i), answer.headers().get(i + 1)));
        }
        var relay = answer.relayedTo() == null ? null : new SentAnswer.Relay(URI.create(answer.relayedTo()), answer.failure());
        return new SentAnswer(answer.status(), headers, body, Duration.of(answer.delay(), ChronoUnit.MICROS), Duration.of(answer.took(), ChronoUnit.MICROS),
                relay, answer.rules());
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
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new SQLiteException("not what was written: " + e.getOriginalMessage(), SQLiteErrorCode.SQLITE_CORRUPT);
        }
    }
}

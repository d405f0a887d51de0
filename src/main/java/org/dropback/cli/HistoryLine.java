package org.dropback.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dropback.callback.AskedCallback;
import org.dropback.text.Messages;
import org.dropback.upload.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * An attempt in JSON; what it has in common with {@link FinishedEvent} is named alike. The components are the contract's fields: add, never rename.
 *
 * @param again   whether a stored object was called back again
 * @param asked   what was asked of OSS, null for a plain upload
 * @param differs what the object lost when it was called back again
 */
record HistoryLine(long id, String at, boolean again, @Nullable String file, String connection, @Nullable String endpoint, @Nullable String region, String bucket,
                   String key, @Nullable String method, @Nullable Long size, String outcome, @Nullable Boolean stored, @Nullable String etag,
                   @Nullable String crc64, @Nullable String requestId, long bytesSent, long millis, @Nullable Asked asked,
                   FinishedEvent.@Nullable Answer callback, FinishedEvent.@Nullable Failure error, List<String> differs) {

    /** @param leftOut secrets that were not kept: variables, headers, {@code callbackUrl} */
    record Asked(String profile, List<String> urls, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String host, boolean sni, String bodyType, String body,
                 Map<String, String> variables, Map<String, String> headers, List<String> leftOut) {

        static Asked of(AskedCallback asked) {
            var callback = asked.callback();
            return new Asked(asked.profile(), callback.urls(), callback.host(), callback.sni(), callback.bodyType().name().toLowerCase(Locale.ROOT),
                    callback.body(), callback.variables(), callback.headers(), asked.leftOut());
        }
    }

    static HistoryLine of(HistoryEntry entry, Messages messages) {
        var event = FinishedEvent.of(Finished.of(entry), messages);
        var connection = entry.connection();
        var endpoint = connection.endpoint().toString();
        return new HistoryLine(entry.id(), entry.at().toString(), entry.again(), event.file(), connection.name(), endpoint.isEmpty() ? null : endpoint,
                connection.region().isEmpty() ? null : connection.region(), event.bucket(), event.key(), event.method(), event.size(), event.outcome(), event.stored(),
                event.etag(), event.crc64(), event.requestId(), event.bytesSent(), event.millis(), entry.callback() == null ? null : Asked.of(entry.callback()),
                event.callback(), event.error(), entry.differs());
    }
}

package org.dropback.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import org.dropback.sandbox.SandboxListener;
import org.dropback.sandbox.ServedRequest;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.jspecify.annotations.Nullable;

/** {@code dropback sandbox --output jsonl}: a line for each request served and each callback received. Called on the sandbox's threads. */
final class SandboxEvents implements SandboxListener {

    /** The components are the contract's fields: add, never rename. */
    @JsonPropertyOrder("event")
    record Request(String method, @Nullable String bucket, @Nullable String key, String query, int status, @Nullable String code,
                   String requestId, long bytesReceived, long millis, @Nullable String fault, @Nullable String operation, Map<String, String> headers) {

        @JsonProperty
        public String event() {
            return "request";
        }
    }

    /** The components are the contract's fields: add, never rename. */
    @JsonPropertyOrder("event")
    record Callback(String path, String body, String signature, int answered) {

        @JsonProperty
        public String event() {
            return "callback";
        }
    }

    private final JsonLines lines;
    private final Runnable nobodyReads;

    /** @param nobodyReads run when the reader of the lines has gone */
    SandboxEvents(JsonLines lines, Runnable nobodyReads) {
        this.lines = lines;
        this.nobodyReads = nobodyReads;
    }

    @Override
    public void requestServed(ServedRequest request) {
        write(new Request(request.method(), request.bucket(), request.key(), request.query(), request.status(), request.code(), request.requestId(),
                request.bytesReceived(), request.took().toMillis(), request.fault(), request.operation(), request.ossHeaders()));
    }

    @Override
    public void callbackReceived(ReceivedCallback callback) {
        write(new Callback(callback.path(), callback.bodyText(), callback.signature().text(), callback.answered()));
    }

    private void write(Object line) {
        if (!lines.write(line)) {
            nobodyReads.run();
        }
    }
}

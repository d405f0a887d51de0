package org.dropback.upload.engine;

import java.nio.charset.StandardCharsets;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.ErrorEvidence;
import org.dropback.oss.StoreResult;
import org.dropback.text.Redactor;
import org.jspecify.annotations.Nullable;

/** Takes the values of secret variables out of what came back: an application server may echo whatever it was told. */
final class HiddenVariables {

    /** Letters; what is shorter stands in any answer by chance. */
    private static final int SHORTEST = 4;

    private final Redactor redactor = new Redactor();

    private HiddenVariables(CallbackProfile profile, Callback callback) {
        profile.secrets().stream().map(name -> callback.variables().getOrDefault(name, "")).filter(value -> value.length() >= SHORTEST)
                .forEach(redactor::register);
        // As OSS is told them, and may repeat them in what it says of a signature.
        var told = CallbackCodec.encode(callback).variables();
        if (told != null) {
            redactor.register(told);
        }
    }

    static Outcome hide(Outcome outcome, @Nullable CallbackProfile profile, @Nullable Callback callback) {
        if (profile == null || callback == null || outcome == Outcome.UNFORESEEN || profile.secrets().isEmpty()) {
            return outcome;
        }
        var hidden = new HiddenVariables(profile, callback);
        return new Outcome(outcome.state(), hidden.result(outcome.result()), hidden.failure(outcome.failure()));
    }

    static CalledAgain hide(CalledAgain again, CallbackProfile profile, Callback callback) {
        var hidden = new HiddenVariables(profile, callback);
        return again.with(hidden.result(again.result()), hidden.failure(again.failure()));
    }

    private @Nullable StoreResult result(@Nullable StoreResult result) {
        return result == null || result.callback() == null ? result
                : new StoreResult(result.etag(), result.crc64(), result.requestId(), answer(result.callback()));
    }

    private CallbackAnswer answer(CallbackAnswer answer) {
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        var shown = redactor.redact(text);
        // Bytes that are no text stay as they came.
        var body = shown.equals(text) ? answer.body() : shown.getBytes(StandardCharsets.UTF_8);
        return new CallbackAnswer(answer.httpStatus(), answer.contentType(), body, answer.truncated(), answer.waited(), failure(answer.error()));
    }

    private @Nullable ErrorEvidence failure(@Nullable ErrorEvidence said) {
        return said == null ? null : new ErrorEvidence(said.stored(), said.httpStatus(), said.code(), redactor.redact(said.message()), said.requestId(), said.ec());
    }
}

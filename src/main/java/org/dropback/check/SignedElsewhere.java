package org.dropback.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.dropback.check.Step.Kind;
import org.dropback.check.Step.Outcome;
import org.dropback.check.Step.Sentence;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.UploadPolicy;
import org.dropback.connection.WebAddress;
import org.dropback.oss.CancelSignal;

/** What an application server signs that hands out policies: all that can be looked at without an upload. */
final class SignedElsewhere {

    private final ConnectionDoor door;

    SignedElsewhere(ConnectionDoor door) {
        this.door = door;
    }

    void check(SavedConnection connection, CancelSignal cancel, Consumer<Step> each) {
        UploadPolicy policy;
        try {
            policy = door.policy(connection);
        } catch (CredentialsException e) {
            each.accept(Step.failed(Kind.KEYS, e::text, List.of(Sentence.of("test.keys.mend")), ""));
            return;
        }
        var ends = policy.expiration();
        if (ends != null && ends.isBefore(Instant.now())) {
            each.accept(Step.failed(Kind.KEYS, "policy.expired", ends.toString()));
            return;
        }
        if (cancel.isCancelled()) {
            return;
        }
        each.accept(Step.passed(Kind.KEYS, messages -> messages.get("test.policy", policy.host().toString())
                + (policy.folder().isEmpty() ? "" : " " + messages.get("test.policy.folder", policy.folder()))
                + (ends == null ? "" : " " + messages.get("test.policy.ends", ends.toString()))));
        each.accept(isHere(connection, policy) ? Step.skipped(Kind.BUCKET, "bucket.policy")
                : Step.warning(Kind.BUCKET, "policy.elsewhere", policy.host().toString(), connection.bucket()));
        each.accept(callback(connection, policy));
    }

    /** Whether the bucket stands where one does: before the host, or first in the path. */
    private static boolean isHere(SavedConnection connection, UploadPolicy policy) {
        var path = String.valueOf(policy.host().getPath()).split("/");
        return Set.of(String.valueOf(WebAddress.host(policy.host())).split("\\.")[0].toLowerCase(Locale.ROOT), path.length > 1 ? path[1] : "").contains(connection.bucket());
    }

    private static Step callback(SavedConnection connection, UploadPolicy policy) {
        var region = Rights.callback(connection);
        if (policy.callback() == null) {
            return region;
        }
        var url = url(policy.callback());
        if (url.isEmpty()) {
            return Step.warning(Kind.CALLBACK, "policy.callback.broken", "{\"callbackUrl\":…,\"callbackBody\":…}");
        }
        return new Step(Kind.CALLBACK, region.outcome() == Outcome.SKIPPED ? Outcome.PASSED : region.outcome(),
                messages -> messages.get("test.policy.callback", url) + " " + region.what().text(messages), region.mend(), "");
    }

    /** "" for what is no callback in Base64. */
    private static String url(String callback) {
        try {
            return new JsonMapper().readTree(new String(Base64.getDecoder().decode(callback), StandardCharsets.UTF_8)).path("callbackUrl").asText();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return "";
        }
    }
}

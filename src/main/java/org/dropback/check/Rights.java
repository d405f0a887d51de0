package org.dropback.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dropback.callback.CallbackRegions;
import org.dropback.callback.ErrorCatalogue;
import org.dropback.callback.ErrorEvidence;
import org.dropback.check.Step.Kind;
import org.dropback.check.Step.Outcome;
import org.dropback.check.Step.Sentence;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.KeySource;
import org.dropback.connection.SavedConnection;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;

/** Keys, bucket, region, and what may be done there. */
final class Rights {

    private static final Pattern ELSEWHERE = Pattern.compile("must be addressed using the specified endpoint|region", Pattern.CASE_INSENSITIVE);

    private final ConnectionDoor door;

    Rights(ConnectionDoor door) {
        this.door = door;
    }

    void check(SavedConnection connection, Probe probe, CancelSignal cancel, Consumer<Step> each) {
        if (connection.keys().kind() == KeySource.Kind.POLICY_SERVER) {
            new SignedElsewhere(door).check(connection, cancel, each);
            return;
        }
        if (!hasKeys(connection, each) || cancel.isCancelled()) {
            return;
        }
        try (var store = door.store(connection); var _ = cancel.onCancel(store::close)) {
            if (isBucket(connection, store, each) && !cancel.isCancelled()) {
                each.accept(switch (probe) {
                    case NONE -> Step.skipped(Kind.PUT, "put.skipped");
                    case UPLOAD -> begin(connection, store);
                    case OBJECT -> new ProbeObject(connection, store, cancel).put();
                });
                each.accept(callback(connection));
            }
        } catch (StoreException e) {
            each.accept(refused(Kind.BUCKET, e.evidence()));
        }
    }

    private boolean hasKeys(SavedConnection connection, Consumer<Step> each) {
        if (connection.keys() instanceof KeySource.None) {
            each.accept(Step.skipped(Kind.KEYS, "keys.none"));
            return true;
        }
        try {
            var found = door.keys(connection);
            var expiration = found.expiration();
            if (expiration != null && expiration.isBefore(Instant.now())) {
                each.accept(Step.failed(Kind.KEYS, "keys.expired", expiration.toString()));
                return false;
            }
            Sentence what = messages -> messages.get(found.credentials().token() == null ? "test.keys" : "test.keys.token",
                    masked(found.credentials().accessKeyId()), found.origin(messages));
            var warnings = found.warnings().stream().map(warning -> (Sentence) warning::text).toList();
            each.accept(new Step(Kind.KEYS, warnings.isEmpty() ? Outcome.PASSED : Outcome.WARNING, what, warnings, ""));
            return true;
        } catch (CredentialsException e) {
            each.accept(Step.failed(Kind.KEYS, e::text, List.of(Sentence.of("test.keys.mend")), ""));
            return false;
        }
    }

    /** Enough to know it again. */
    static String masked(String id) {
        return id.length() <= 8 ? id : id.substring(0, 4) + "…" + id.substring(id.length() - 4);
    }

    /** Asks for the ACL of what is not there: the answer has a body, which that of HEAD has not. */
    private boolean isBucket(SavedConnection connection, ObjectStore store, Consumer<Step> each) {
        try {
            store.acl(connection.bucket(), probe());
            each.accept(Step.passed(Kind.BUCKET, Sentence.of(isKeyless(connection) ? "test.bucket.keyless" : "test.bucket", connection.bucket())));
            return true;
        } catch (StoreException e) {
            var evidence = e.evidence();
            if (evidence.code().equals("NoSuchKey")) {
                each.accept(Step.passed(Kind.BUCKET, Sentence.of(isKeyless(connection) ? "test.bucket.keyless" : "test.bucket", connection.bucket())));
                return true;
            }
            if (ELSEWHERE.matcher(evidence.message()).find() && evidence.httpStatus() / 100 == 4) {
                each.accept(Step.failed(Kind.BUCKET, Sentence.of("test.region", connection.bucket(), connection.endpoint().region()),
                        List.of(Sentence.of("test.region.mend")), proof(evidence)));
                return false;
            }
            if (evidence.code().equals("AccessDenied")) {
                each.accept(Step.passed(Kind.BUCKET, Sentence.of(isKeyless(connection) ? "test.bucket.keyless" : "test.bucket.noacl", connection.bucket())));
                return true;
            }
            each.accept(refused(Kind.BUCKET, evidence));
            return false;
        }
    }

    private static Step begin(SavedConnection connection, ObjectStore store) {
        var target = new ObjectTarget(connection.bucket(), probe(), null, null);
        String uploadId;
        try {
            uploadId = store.initiate(target);
        } catch (StoreException e) {
            return notPut(connection, e.evidence());
        }
        try {
            store.abort(target, uploadId);
            return Step.passed(Kind.PUT, Sentence.of("test.put", connection.bucket()));
        } catch (StoreException e) {
            return new Step(Kind.PUT, Outcome.WARNING, Sentence.of("test.put.left", connection.bucket()), List.of(Sentence.of("test.put.left.mend")), proof(e.evidence()));
        }
    }

    private static String probe() {
        return "dropback-check-" + UUID.randomUUID();
    }

    /** OSS asks nobody for a right to callbacks, and no request tells whether a region has them: only the documentation does (facts 1.2). */
    static Step callback(SavedConnection connection) {
        var region = connection.endpoint().region();
        if (connection.endpoint().kind().needsHost() && !region.isEmpty() && !CallbackRegions.callsBack(region) || region.isEmpty()) {
            return Step.skipped(Kind.CALLBACK, "callback.unknown");
        }
        return CallbackRegions.callsBack(region) ? Step.passed(Kind.CALLBACK, Sentence.of("test.callback", region))
                : Step.warning(Kind.CALLBACK, "callback.region", region);
    }

    static Step notPut(SavedConnection connection, ErrorEvidence evidence) {
        if (!evidence.code().equals("AccessDenied")) {
            return refused(Kind.PUT, evidence);
        }
        var key = isKeyless(connection) ? "test.put.closed" : "test.put.denied";
        return Step.failed(Kind.PUT, Sentence.of(key, connection.bucket()), List.of(Sentence.of(key + ".mend", connection.bucket())), proof(evidence));
    }

    private static boolean isKeyless(SavedConnection connection) {
        return connection.keys() instanceof KeySource.None;
    }

    private static Step refused(Kind kind, ErrorEvidence evidence) {
        var explanation = ErrorCatalogue.explain(evidence);
        var advice = new ArrayList<Sentence>();
        advice.add(messages -> String.join(" ", explanation.advice(messages)));
        return Step.failed(kind, explanation::cause, advice, proof(evidence));
    }

    static String proof(ErrorEvidence evidence) {
        return String.join(" · ", Stream.of(evidence.httpStatus() == 0 ? "" : "HTTP " + evidence.httpStatus(), evidence.code(),
                evidence.ec() == null ? "" : evidence.ec(), evidence.requestId() == null ? "" : evidence.requestId()).filter(part -> !part.isEmpty()).toList());
    }
}

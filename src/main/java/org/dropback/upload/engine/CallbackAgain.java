package org.dropback.upload.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.FailureKind;
import org.dropback.oss.ObjectHead;
import org.dropback.oss.ObjectOptions;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.StoreResult;
import org.dropback.text.PlaceholderException;
import org.dropback.upload.JobState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls back again for an object that OSS has, sending none of its bytes: OSS copies the object onto its own key, and calls back when that is complete
 * (facts 5.2). A copy inherits nothing, so all that the object has is read first and put back; where it cannot be read nothing is done. One thread,
 * best a virtual one: an interrupt ends what has not begun to call back.
 */
public final class CallbackAgain {

    /** How long one call is repeated while the line or OSS is in trouble. */
    public static final Duration RETRY_FOR = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(CallbackAgain.class);

    private final ObjectStore store;
    private final AgainRequest request;
    private final AgainProgress progress;
    private final CancelSignal cancel;
    private final Patience patience;
    private final long start = System.nanoTime();

    /** @param retryFor see {@link #RETRY_FOR} */
    public CallbackAgain(ObjectStore store, AgainRequest request, AgainProgress progress, CancelSignal cancel, Duration retryFor) {
        this.store = store;
        this.request = request;
        this.progress = progress;
        this.cancel = cancel;
        patience = new Patience(cancel, retryFor, progress::triesAgain);
    }

    public CalledAgain run() {
        ObjectHead head;
        try {
            head = patience.ask(() -> store.head(request.bucket(), request.key()));
        } catch (StoreException e) {
            boolean gone = e.evidence().stored() == Stored.NO;
            return refused(null, told(gone ? Stored.NO : Stored.UNKNOWN, gone ? LocalError.OBJECT_GONE : unread(e), "HeadObject", e));
        }
        try {
            requireCopyable(head);
            return callAgain(head);
        } catch (StoreException e) {
            return refused(head, isOfOss(e.evidence()) ? Outcome.as(Stored.YES, e.evidence()) : told(Stored.YES, LocalError.NOT_CALLED_AGAIN, "", e));
        } catch (RuntimeException | Error e) {
            LOG.error("Calling back again for {} failed in a way that nobody foresaw", request.key(), e);
            return refused(head, ErrorEvidence.local(Stored.YES, LocalError.INTERNAL, e.toString()));
        }
    }

    private CalledAgain callAgain(ObjectHead head) throws StoreException {
        var target = target(head);
        var outcome = head.size() == 0 ? new EmptyAgain(store, target, head, progress, cancel, patience).run()
                : new SelfCopy(store, target, head, progress, cancel, patience).run();
        var result = Objects.requireNonNull(outcome.result());
        var now = look();
        var etag = result.etag().isEmpty() && now != null ? now.etag() : result.etag();
        return new CalledAgain(request.bucket(), request.key(), CalledAgain.method(head), head.size(), outcome.state(),
                new StoreResult(etag, result.crc64(), result.requestId(), result.callback()), outcome.failure(),
                now == null ? List.of() : differences(head, now), millis());
    }

    private ObjectTarget target(ObjectHead head) throws StoreException {
        try {
            var callback = request.callback().apply(head);
            var headers = Preparation.encoded(callback);
            var options = ObjectOptions.of(head, read("GetObjectAcl", () -> store.acl(request.bucket(), request.key())),
                    read("GetObjectTagging", () -> store.tags(request.bucket(), request.key())));
            progress.prepared(callback, headers, SelfCopy.parts(head.size()));
            return new ObjectTarget(request.bucket(), request.key(), head.contentType(), options, headers);
        } catch (PlaceholderException e) {
            throw Preparation.failure(e);
        }
    }

    private <T> T read(String operation, Patience.Call<T> call) throws StoreException {
        try {
            return patience.ask(call);
        } catch (StoreException e) {
            throw cancel.isCancelled() ? e : new StoreException(told(Stored.YES, unread(e), operation, e), e);
        }
    }

    /** What OSS would refuse, or would make something else of (facts 5.1, 5.2). */
    private static void requireCopyable(ObjectHead head) throws StoreException {
        var type = head.type();
        if (type.equals("Symlink") || type.equals("Appendable")) {
            throw new StoreException(ErrorEvidence.local(Stored.YES, LocalError.OBJECT_NOT_COPYABLE, type), null);
        }
        var storageClass = head.storageClass();
        var restored = head.headers().getOrDefault("x-oss-restore", "").contains("ongoing-request=\"false\"");
        if (storageClass != null && storageClass.endsWith("Archive") && !restored) {
            throw new StoreException(ErrorEvidence.local(Stored.YES, LocalError.OBJECT_ARCHIVED, storageClass), null);
        }
    }

    /** The object after it was put together again, null where nobody can look. */
    private @Nullable ObjectHead look() {
        try (var _ = new InterruptOnCancel(cancel, InterruptOnCancel.GRACE)) {
            return store.head(request.bucket(), request.key());
        } catch (StoreException | RuntimeException | Error e) {
            LOG.warn("What became of {} cannot be looked at", request.key(), e);
            return null;
        }
    }

    private static List<String> differences(ObjectHead before, ObjectHead now) {
        var names = new ArrayList<String>();
        if (before.size() != now.size() || !before.crc64().equals(now.crc64())) {
            names.add("CRC64");
        }
        before.headers().forEach((name, value) -> {
            var kept = name.equals("content-type") || name.equals("x-oss-storage-class") || name.startsWith("x-oss-meta-") || ObjectOptions.HEADERS.contains(name);
            if (kept && !value.equals(now.headers().get(name))) {
                names.add(name);
            }
        });
        return names.stream().sorted().toList();
    }

    private CalledAgain refused(@Nullable ObjectHead head, ErrorEvidence why) {
        return cancel.isCancelled()
                ? CalledAgain.refused(request, head, JobState.CANCELLED,
                        ErrorEvidence.local(head == null ? Stored.UNKNOWN : Stored.YES, LocalError.CANCELLED, "cancelled"), millis())
                : CalledAgain.refused(request, head, JobState.FAILED, why, millis());
    }

    /** What is refused lacks a right; what only fails may be read another time. */
    private static LocalError unread(StoreException e) {
        return e.kind() == FailureKind.FATAL && e.evidence().httpStatus() / 100 == 4 ? LocalError.PROPERTIES_UNREADABLE : LocalError.NOT_CALLED_AGAIN;
    }

    /** Whether OSS itself, or this program, says why; not the line, nor a server in trouble. */
    private static boolean isOfOss(ErrorEvidence evidence) {
        return evidence.httpStatus() / 100 == 4 || evidence.stored() == Stored.YES || evidence.code().equals(LocalError.TEMPLATE_INVALID.code())
                || evidence.code().equals(LocalError.CALLBACK_INVALID.code());
    }

    /** An error of ours, with what OSS said to an operation. @param operation "" for none */
    private static ErrorEvidence told(Stored stored, LocalError error, String operation, StoreException failure) {
        var said = failure.evidence();
        var message = (operation.isEmpty() ? "" : operation + ": ") + said.code() + (said.message().isEmpty() ? "" : ": " + said.message());
        return new ErrorEvidence(stored, said.httpStatus(), error.code(), message, said.requestId(), said.ec());
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}

package org.dropback.upload.engine;

import java.time.Duration;
import java.util.Set;
import org.dropback.callback.CallbackHeaders;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.PolicySource;
import org.dropback.connection.PresignedUrl;
import org.dropback.connection.UploadPolicy;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.FailureKind;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.StoreResult;
import org.dropback.oss.Transfer;
import org.dropback.oss.UploadBody;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.jspecify.annotations.Nullable;

/** Who signs the request that carries a whole file, and what that leaves to us. One thread. */
sealed interface Way {

    /** Sends all of the file. */
    StoreResult send(ObjectStore store, ObjectTarget target, UploadMethod method, UploadBody body, Transfer transfer) throws StoreException;

    /** In which request a file of this size goes out. @throws StoreException where none takes it */
    UploadMethod method(UploadOptions options, long size) throws StoreException;

    /** Whether OSS can be asked what is there, or what became of the upload. */
    boolean canAsk();

    /** The callback that was decided with the permission; null where we decide. */
    default @Nullable Granted granted() {
        return null;
    }

    /** Whether the type and the other headers of the object were decided with the permission. */
    default boolean decidesHeaders() {
        return false;
    }

    /** Whether the permission itself forbids to overwrite an object. */
    default boolean forbidsOverwrite() {
        return false;
    }

    /** @param callback null for none */
    record Granted(@Nullable CallbackHeaders callback) {
    }

    private static UploadMethod whole(UploadMethod method, long size) throws StoreException {
        if (size > UploadMethod.MAX_PUT_SIZE) {
            throw new StoreException(new ErrorEvidence(Stored.NO, 0, "EntityTooLarge", size + " bytes in one request, without a key to send parts with", null, null), null);
        }
        return method;
    }

    /** We do, in the way that was chosen. */
    record Own() implements Way {

        /** OSS looks at a URL when the request begins. */
        private static final Duration URL = Duration.ofHours(1);

        @Override
        public StoreResult send(ObjectStore store, ObjectTarget target, UploadMethod method, UploadBody body, Transfer transfer) throws StoreException {
            return switch (method) {
                case FORM -> store.post(target, body, transfer);
                case PRESIGNED -> store.putPresigned(store.presignPut(target, URL), target, body, transfer);
                case PUT, MULTIPART, COPY -> store.put(target, body, transfer);
            };
        }

        @Override
        public UploadMethod method(UploadOptions options, long size) {
            return UploadMethod.choose(options, size);
        }

        @Override
        public boolean canAsk() {
            return true;
        }
    }

    /**
     * The user's application server did.
     *
     * @param first    the policy that there was when the attempt began
     * @param callback whether the request has a callback of its own
     */
    record ByPolicy(PolicySource policies, UploadPolicy first, boolean callback) implements Way {

        private static final Set<String> OVER = Set.of("SecurityTokenExpired", "InvalidSecurityToken", "InvalidAccessKeyId");

        @Override
        public StoreResult send(ObjectStore store, ObjectTarget target, UploadMethod method, UploadBody body, Transfer transfer) throws StoreException {
            var policy = current(policies, transfer.cancelSignal());
            try {
                return store.postSigned(policy, callback ? target : target.with(callbackOf(policy)), body, transfer);
            } catch (StoreException e) {
                boolean over = e.evidence().httpStatus() == 403 && (OVER.contains(e.evidence().code()) || e.evidence().message().contains("expired"));
                if (!over) {
                    throw e;
                }
                policies.refused(policy);
                throw new StoreException(e.evidence(), FailureKind.RETRY_NOW, null, e);
            }
        }

        /** Its server may be silent: a cancel ends the wait. */
        static UploadPolicy current(PolicySource policies, CancelSignal cancel) throws StoreException {
            try (var _ = new InterruptOnCancel(cancel)) {
                return policies.current();
            } catch (CredentialsException e) {
                throw new StoreException(ErrorEvidence.local(Stored.NO, LocalError.CREDENTIALS_UNAVAILABLE, String.valueOf(e.getMessage())),
                        e.isTemporary() ? FailureKind.RETRY_LATER : FailureKind.FATAL, null, e);
            }
        }

        private static @Nullable CallbackHeaders callbackOf(UploadPolicy policy) {
            return policy.callback() == null ? null : new CallbackHeaders(policy.callback(), null);
        }

        @Override
        public UploadMethod method(UploadOptions options, long size) throws StoreException {
            return whole(UploadMethod.FORM, size);
        }

        @Override
        public boolean canAsk() {
            return false;
        }

        @Override
        public @Nullable Granted granted() {
            return callback ? null : new Granted(callbackOf(first));
        }

        @Override
        public boolean forbidsOverwrite() {
            return first.forbidsOverwrite();
        }
    }

    /** Somebody else did, for this one object. */
    record ByUrl(PresignedUrl url) implements Way {

        @Override
        public StoreResult send(ObjectStore store, ObjectTarget target, UploadMethod method, UploadBody body, Transfer transfer) throws StoreException {
            return store.putPresigned(url, target, body, transfer);
        }

        @Override
        public UploadMethod method(UploadOptions options, long size) throws StoreException {
            return whole(UploadMethod.PRESIGNED, size);
        }

        @Override
        public boolean canAsk() {
            return false;
        }

        @Override
        public Granted granted() {
            var callback = url.callback();
            return new Granted(callback == null ? null : new CallbackHeaders(callback, url.callbackVariables()));
        }

        @Override
        public boolean decidesHeaders() {
            return true;
        }
    }
}

package org.dropback.oss.aliyun;

import java.time.Clock;
import java.util.Set;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.connection.Credentials;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.CredentialsSource;
import org.dropback.oss.FailureKind;
import org.dropback.oss.StoreException;
import org.dropback.oss.Transfer;
import org.jspecify.annotations.Nullable;

/** With which keys and by which clock requests are signed, and what is learnt where OSS takes neither. Any thread. */
final class Identity {

    private static final Set<String> WORTHLESS = Set.of("SecurityTokenExpired", "InvalidSecurityToken", "InvalidAccessKeyId");

    private final CredentialsSource source;
    private final ServerClock clock = new ServerClock(Clock.systemUTC());

    Identity(CredentialsSource source) {
        this.source = source;
    }

    /** Whoever lends them may be silent: a cancel ends the wait. */
    Credentials credentials(Effect effect, Transfer transfer) throws StoreException {
        var cancel = transfer.cancelSignal();
        try (var _ = new InterruptOnCancel(cancel)) {
            return credentials(effect);
        } catch (StoreException e) {
            throw cancel.isCancelled() ? new StoreException(ErrorEvidence.local(effect.afterLoss(false), LocalError.CANCELLED, ""), e) : e;
        }
    }

    Credentials credentials(Effect effect) throws StoreException {
        try {
            return source.current();
        } catch (CredentialsException e) {
            throw new StoreException(ErrorEvidence.local(effect.afterLoss(false), LocalError.CREDENTIALS_UNAVAILABLE, e.getMessage()),
                    e.isTemporary() ? FailureKind.RETRY_LATER : FailureKind.FATAL, null, e);
        }
    }

    ServerClock clock() {
        return clock;
    }

    /**
     * The refusal, after all that can be done about it here was done. Only of signed headers OSS says that the time is wrong; forms and URLs are expired to it,
     * or not valid yet.
     *
     * @param used null where the request was signed elsewhere or long before
     */
    StoreException heed(StoreException refusal, Answer answer, @Nullable Credentials used) {
        if (refusal.kind() == FailureKind.SKEWED && !clock.correct(answer)) {
            return as(FailureKind.FATAL, refusal);
        }
        if (used != null && WORTHLESS.contains(refusal.evidence().code())) {
            return source.refused(used) ? as(FailureKind.RETRY_NOW, refusal) : refusal;
        }
        boolean early = answer.status() == 403 && refusal.kind() == FailureKind.FATAL && clock.isFarFrom(answer);
        return early && clock.correct(answer) ? as(FailureKind.SKEWED, refusal) : refusal;
    }

    private static StoreException as(FailureKind kind, StoreException refusal) {
        return Failures.because(refusal, refusal.evidence().stored(), kind);
    }
}

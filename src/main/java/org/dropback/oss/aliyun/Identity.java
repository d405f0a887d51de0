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

/** With which keys and by which clock requests are signed, and what is learnt where OSS takes neither. Any thread. */
final class Identity {

    private static final Set<String> WORTHLESS = Set.of("SecurityTokenExpired", "InvalidSecurityToken", "InvalidAccessKeyId");

    private final CredentialsSource source;
    private final ServerClock clock = new ServerClock(Clock.systemUTC());

    Identity(CredentialsSource source) {
        this.source = source;
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

    /** The refusal, after all that can be done about it here was done. */
    StoreException heed(StoreException refusal, Answer answer, Credentials used) {
        if (refusal.kind() == FailureKind.SKEWED && !clock.correct(answer)) {
            return Failures.because(refusal, refusal.evidence().stored(), FailureKind.FATAL);
        }
        return WORTHLESS.contains(refusal.evidence().code()) && source.refused(used)
                ? Failures.because(refusal, refusal.evidence().stored(), FailureKind.RETRY_NOW) : refusal;
    }
}

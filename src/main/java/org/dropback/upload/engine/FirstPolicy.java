package org.dropback.upload.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.CredentialsException;
import org.dropback.connection.PolicySource;
import org.dropback.connection.UploadPolicy;
import org.dropback.upload.RetryWait;

/** The policy that says where to upload to, before there is a job: its server is asked again as patiently as a job would. Stateless, any thread. */
public final class FirstPolicy {

    private FirstPolicy() {
    }

    /**
     * Blocks while it asks and waits.
     *
     * @param retryFor from the first failure to the last try; zero for no second try
     * @param waits    told, by this thread, before each pause
     * @throws CredentialsException the last failure, where none is left to be tried or trying again cannot help
     */
    public static UploadPolicy of(PolicySource source, Duration retryFor, Consumer<RetryWait> waits) throws CredentialsException, InterruptedException {
        long deadline = 0;
        for (int tries = 0;; tries++) {
            try {
                return source.current();
            } catch (CredentialsException e) {
                long now = System.nanoTime();
                deadline = tries == 0 ? now + retryFor.toNanos() : deadline;
                var pause = BackOff.pause(tries);
                if (!e.isTemporary() || deadline - now - pause.toNanos() < 0) {
                    throw e;
                }
                waits.accept(new RetryWait(Instant.now().plus(pause), ErrorEvidence.local(Stored.NO, LocalError.CREDENTIALS_UNAVAILABLE, String.valueOf(e.getMessage()))));
                Thread.sleep(pause);
            }
        }
    }
}

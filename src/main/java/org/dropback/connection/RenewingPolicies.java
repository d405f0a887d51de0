package org.dropback.connection;

import java.time.Clock;

/**
 * Policies that an application server signs, each spent for several forms and exchanged for a new one before it runs out. One that by our clock has run out
 * already is tried once all the same: OSS judges by its own.
 */
public final class RenewingPolicies implements PolicySource {

    /** Who signs. */
    @FunctionalInterface
    public interface Signer {
        UploadPolicy fetch() throws CredentialsException;
    }

    private final Renewing<UploadPolicy> policies;

    public RenewingPolicies(Signer signer, Clock clock) {
        policies = new Renewing<>(signer::fetch, policy -> {
            var ends = policy.expiration();
            return ends != null && ends.isAfter(clock.instant()) ? ends : null;
        }, clock);
    }

    @Override
    public UploadPolicy current() throws CredentialsException {
        return policies.current();
    }

    @Override
    public void refused(UploadPolicy policy) {
        policies.refused(policy::equals);
    }
}

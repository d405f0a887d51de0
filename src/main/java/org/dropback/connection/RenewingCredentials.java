package org.dropback.connection;

import java.time.Clock;

/** Borrowed keys, exchanged for new ones before they run out; where the lender fails they are spent to their end. */
public final class RenewingCredentials implements CredentialsSource {

    /** Who lends. */
    @FunctionalInterface
    public interface Lender {
        Lease fetch() throws CredentialsException;
    }

    private final Renewing<Lease> leases;

    public RenewingCredentials(Lender lender, Clock clock) {
        leases = new Renewing<>(lender::fetch, Lease::expiration, clock);
    }

    @Override
    public Credentials current() throws CredentialsException {
        return leases.current().credentials();
    }

    @Override
    public boolean refused(Credentials credentials) {
        leases.refused(lease -> lease.credentials().equals(credentials));
        return true;
    }
}

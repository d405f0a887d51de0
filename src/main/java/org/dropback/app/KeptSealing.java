package org.dropback.app;

import java.util.Optional;
import org.dropback.secret.Sealer;
import org.dropback.secret.VaultException;
import org.dropback.store.Sealing;
import org.slf4j.LoggerFactory;

/** With a key that lies where the secrets of connections do. Where that does not answer, a value lives as long as this run. */
record KeptSealing(Sealer sealer, Sealing ofThisRun) implements Sealing {

    KeptSealing(Sealer sealer) {
        this(sealer, Sealing.ofThisRun());
    }

    @Override
    public String seal(String value) {
        try {
            return sealer.seal(value);
        } catch (VaultException e) {
            LoggerFactory.getLogger(KeptSealing.class).warn("A secret variable of an upload lives as long as this run: {}", e.getMessage());
            return ofThisRun.seal(value);
        }
    }

    @Override
    public Optional<String> open(String sealed) {
        var here = ofThisRun.open(sealed);
        if (here.isPresent()) {
            return here;
        }
        try {
            return sealer.open(sealed);
        } catch (VaultException e) {
            LoggerFactory.getLogger(KeptSealing.class).warn("A secret variable of an upload cannot be had: {}", e.getMessage());
            return Optional.empty();
        }
    }
}

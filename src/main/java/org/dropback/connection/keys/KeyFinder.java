package org.dropback.connection.keys;

import org.dropback.connection.CredentialsException;

/** Looks for keys where they are now. Any thread; may block. */
@FunctionalInterface
public interface KeyFinder {

    FoundKeys find() throws CredentialsException;
}

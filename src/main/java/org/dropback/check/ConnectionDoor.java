package org.dropback.check;

import org.dropback.connection.CredentialsException;
import org.dropback.connection.Line;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.UploadPolicy;
import org.dropback.connection.keys.FoundKeys;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.StoreException;
import org.dropback.text.BadInputException;

/** What a check needs of those who open connections. Any thread; all but {@link #store} block. */
public interface ConnectionDoor {

    /** Its keys, looked for now: read, fetched or asked for. */
    FoundKeys keys(SavedConnection connection) throws CredentialsException;

    /** A policy of its server, signed now; only where that is where its rights come from. */
    UploadPolicy policy(SavedConnection connection) throws CredentialsException;

    /** A client of it; nothing is sent yet. The caller closes it. */
    ObjectStore store(SavedConnection connection) throws StoreException;

    /** The way to it. @throws BadInputException where the file of authorities cannot be used */
    Line line(SavedConnection connection) throws BadInputException;
}

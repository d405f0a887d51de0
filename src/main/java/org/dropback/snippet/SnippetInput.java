package org.dropback.snippet;

import org.dropback.callback.Callback;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.ShownCallback;
import org.dropback.callback.Utf16;
import org.dropback.connection.Connection;
import org.dropback.text.Redactor;

/**
 * One upload that a program shall repeat. Holds no secret. Immutable, any thread.
 *
 * @param callback    variables resolved for this file
 * @param key         object key
 * @param file        path as the program shall open it
 * @param contentType printable ASCII
 * @param multipart   in parts, else by PutObject
 * @param partSize    bytes, 100 KiB to 5 GiB
 */
public record SnippetInput(Connection connection, Callback callback, String key, String file, String contentType, boolean multipart, long partSize) {

    /** The same with no value of a variable that its profile keeps secret: its author puts it into the program. */
    public SnippetInput withoutSecretsOf(CallbackProfile profile) {
        return new SnippetInput(connection, ShownCallback.of(callback, profile), key, file, contentType, multipart, partSize);
    }

    /** Whether a value was left out that its author must put in. */
    public boolean hidesSecrets() {
        return callback.variables().containsValue(Redactor.MASK);
    }

    public SnippetInput {
        key = Utf16.wellFormed(key);
        file = Utf16.wellFormed(file);
    }
}

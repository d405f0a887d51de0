package org.dropback.snippet;

import java.util.HashMap;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.text.Redactor;

/** Values that stay on this machine: no program holds them. */
final class SecretVariables {

    private SecretVariables() {
    }

    /** The callback with {@link Redactor#MASK} for each value that its profile keeps secret. */
    static Callback hidden(Callback callback, CallbackProfile profile) {
        var masks = new HashMap<String, String>();
        profile.variables().stream().filter(CallbackVariable::secret).map(CallbackVariable::name).filter(callback.variables()::containsKey)
                .forEach(name -> masks.put(name, Redactor.MASK));
        return callback.plus(masks);
    }
}

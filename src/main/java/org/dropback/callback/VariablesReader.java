package org.dropback.callback;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code x-oss-callback-var} (facts 1.4, ECs 101 to 104). Names are taken in any case and script (facts 10). */
final class VariablesReader {

    private VariablesReader() {
    }

    static Map<String, String> read(String base64) throws CallbackRefusedException {
        CallbackReader.refuseIf(base64.length() > CallbackHeaders.MAX_BYTES, CallbackRefusal.VAR_TOO_LONG);
        var bytes = StrictJson.bytesOf(base64).orElseThrow(() -> new CallbackRefusedException(CallbackRefusal.VAR_NOT_BASE64));
        var json = StrictJson.object(bytes).orElseThrow(() -> new CallbackRefusedException(CallbackRefusal.VAR_NOT_JSON));
        var variables = new LinkedHashMap<String, String>();
        for (var entry : json.properties()) {
            boolean fits = entry.getKey().startsWith("x:") && entry.getValue().isTextual();
            CallbackReader.refuseIf(!fits, CallbackRefusal.VAR_NOT_STRINGS);
            variables.put(entry.getKey(), entry.getValue().textValue());
        }
        return variables;
    }
}

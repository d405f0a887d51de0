package org.dropback.sandbox.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which server-side encryption an object is said to have (OSS, "Server-side encryption"): asked for, kept and told of as OSS does. The bytes themselves lie
 * on this machine as they came, and any key ID is taken for one that exists.
 */
public final class Encryption {

    private static final String METHOD = "x-oss-server-side-encryption";
    private static final String KEY_ID = "x-oss-server-side-encryption-key-id";
    private static final String DATA = "x-oss-server-side-data-encryption";
    public static final Set<String> HEADERS = Set.of(METHOD, KEY_ID, DATA);
    private static final Set<String> METHODS = Set.of("AES256", "KMS", "SM4");

    private Encryption() {
    }

    /** @return lower-case names; empty for none */
    public static Map<String, String> asked(OssRequest request) throws OssError {
        var asked = told(request.headers());
        var method = asked.get(METHOD);
        if (method != null && !METHODS.contains(method)) {
            throw OssError.invalidEncryption();
        }
        for (var ofKms : Set.of(KEY_ID, DATA)) {
            var value = asked.get(ofKms);
            if (value != null && (!"KMS".equals(method) || ofKms.equals(DATA) && !value.equals("SM4"))) {
                throw OssError.invalidArgument(ofKms + " is not applicable.", ofKms, value);
            }
        }
        return asked;
    }

    /** Those of these headers, which answers to an upload hold too. */
    public static Map<String, String> told(Map<String, String> headers) {
        var told = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> {
            if (HEADERS.contains(name) && !value.isEmpty()) {
                told.put(name, value);
            }
        });
        return told;
    }
}

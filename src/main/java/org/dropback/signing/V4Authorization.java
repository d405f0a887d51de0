package org.dropback.signing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who claims to have signed with V4, and what.
 *
 * @param additionalHeaders lower case, sorted
 * @param signature         lower-case hex
 */
public record V4Authorization(V4Credential credential, List<String> additionalHeaders, String signature) {

    public V4Authorization {
        additionalHeaders = List.copyOf(new TreeSet<>(additionalHeaders));
    }

    /** Lenient: fields in any order, with or without spaces after the commas (facts 6.2). Empty where the header is no V4 authorization. */
    public static Optional<V4Authorization> parse(String authorization) {
        var text = authorization.strip();
        if (!text.startsWith(V4Signature.ALGORITHM + " ")) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        for (var field : text.substring(V4Signature.ALGORITHM.length()).split(",")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(field.substring(0, equals).strip(), field.substring(equals + 1).strip());
            }
        }
        return of(fields, "Credential", "AdditionalHeaders", "Signature");
    }

    /** From a presigned URL: empty unless version, credential and signature are all there. */
    public static Optional<V4Authorization> fromQuery(SignableRequest request) {
        Map<String, String> fields = new HashMap<>();
        request.query().forEach(entry -> fields.putIfAbsent(entry.getKey(), entry.getValue()));
        return V4Signature.ALGORITHM.equals(fields.get("x-oss-signature-version"))
                ? of(fields, "x-oss-credential", "x-oss-additional-headers", "x-oss-signature") : Optional.empty();
    }

    private static Optional<V4Authorization> of(Map<String, String> fields, String credential, String additional, String signature) {
        if (!fields.containsKey(signature)) {
            return Optional.empty();
        }
        var names = Arrays.stream(fields.getOrDefault(additional, "").toLowerCase(Locale.ROOT).split(";"))
                .map(String::strip).filter(name -> !name.isEmpty()).toList();
        return V4Credential.parse(fields.getOrDefault(credential, "")).map(who -> new V4Authorization(who, names, fields.get(signature)));
    }

    String header() {
        var additional = additionalHeaders.isEmpty() ? "" : ",AdditionalHeaders=" + String.join(";", additionalHeaders);
        return V4Signature.ALGORITHM + " Credential=" + credential.text() + additional + ",Signature=" + signature;
    }
}

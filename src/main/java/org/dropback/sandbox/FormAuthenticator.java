package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropback.signing.V1Signature;
import org.dropback.signing.V4Credential;
import org.dropback.signing.V4Signature;
import org.jspecify.annotations.Nullable;

/** Finds out who signed a form: V1 or V4, with an STS token or without (facts 4; EC pages 0002-00000702 to 710). Any thread. */
final class FormAuthenticator {

    private static final List<String> V1_FIELDS = List.of("OSSAccessKeyId", "Signature");
    private static final List<String> V4_FIELDS = List.of("x-oss-signature-version", "x-oss-credential", "x-oss-signature");
    /** What a V4 policy must speak of where the form has it (EC page 0006-00000228). */
    private static final List<String> V4_CONDITIONED =
            List.of("x-oss-signature-version", "x-oss-credential", "x-oss-date", "x-oss-security-token");

    private final SignatureCheck signatures;

    FormAuthenticator(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    /**
     * Checks the signature, not yet what the policy says.
     *
     * @return empty where the form is not signed at all
     */
    Optional<PostPolicy> check(Form form) throws OssError {
        boolean v4 = V4_FIELDS.stream().anyMatch(name -> form.field(name).isPresent());
        if (!v4 && Stream.concat(V1_FIELDS.stream(), Stream.of("policy")).noneMatch(name -> form.field(name).isPresent())) {
            return Optional.empty();
        }
        var policy = form.required("policy", "0002-00000702");
        var token = form.field("x-oss-security-token");
        if (v4) {
            checkV4(form, policy, token);
        } else {
            checkV1(form, policy, token);
        }
        var read = PostPolicyReader.read(policy);
        if (v4) {
            checkConditioned(form, read);
        }
        return Optional.of(read);
    }

    private void checkV1(Form form, String policy, Optional<String> token) throws OssError {
        var id = filled(form, "OSSAccessKeyId", "0002-00000706", "0002-00000707");
        var signature = filled(form, "Signature", "0002-00000703", "0002-00000704");
        compare(id, signature, V1Signature.sign(signatures.secretOf(id, token), policy), policy);
    }

    private void checkV4(Form form, String policy, Optional<String> token) throws OssError {
        var version = form.required("x-oss-signature-version", null);
        if (!version.equals(V4Signature.ALGORITHM)) {
            throw OssError.notImplemented("x-oss-signature-version: " + version);
        }
        var text = filled(form, "x-oss-credential", "0002-00000706", "0002-00000707");
        var signature = filled(form, "x-oss-signature", "0002-00000703", "0002-00000704");
        var date = form.required("x-oss-date", null);
        var credential = V4Credential.parse(text).orElseThrow(() ->
                OssError.invalidArgument("The x-oss-credential is malformed.", "x-oss-credential", text, "0002-00000710"));
        if (RequestTime.basic(date).isEmpty() || !date.startsWith(credential.date())) {
            throw OssError.invalidArgument("The x-oss-date is no date, or not that of the x-oss-credential.", "x-oss-date", date, "0002-00000709");
        }
        compare(credential.accessKeyId(), signature, V4Signature.sign(signatures.secretOf(credential, token), credential, policy), policy);
    }

    private static void compare(String id, String given, String expected, String policy) throws OssError {
        if (!MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8))) {
            throw SignatureCheck.mismatch(id, given, policy);
        }
    }

    private static void checkConditioned(Form form, PostPolicy policy) throws OssError {
        for (var name : V4_CONDITIONED) {
            if (form.field(name).isPresent() && !policy.names(name)) {
                throw OssError.accessDenied("Invalid according to Policy: Extra input fields: " + name, "0006-00000228");
            }
        }
    }

    private static String filled(Form form, String name, @Nullable String missing, @Nullable String empty) throws OssError {
        var value = form.required(name, missing);
        if (value.isEmpty()) {
            throw OssError.invalidArgument("The form field " + name + " is empty.", name, "", empty);
        }
        return value;
    }
}

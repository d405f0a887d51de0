package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Optional;
import org.dropback.signing.V1Authorization;
import org.dropback.signing.V1Signature;
import org.dropback.signing.V4Authorization;
import org.dropback.signing.V4Credential;
import org.dropback.signing.V4Signature;

/** Compares a signature with the one that the sandbox computes, and shows what it signed where they differ. Any thread. */
final class SignatureCheck {

    private final AccessKeys keys;
    private final String region;

    SignatureCheck(AccessKeys keys, String region) {
        this.keys = keys;
        this.region = region;
    }

    void v1(V1Authorization claim, String stringToSign, Optional<String> token) throws OssError {
        var secret = keys.secretOf(claim.accessKeyId(), token);
        if (!V1Signature.verify(secret, stringToSign, claim)) {
            throw mismatch(claim.accessKeyId(), claim.signature(), stringToSign);
        }
    }

    /** @param date {@code yyyyMMdd'T'HHmmss'Z'} */
    void v4(OssRequest request, V4Authorization claim, String date, Optional<String> token) throws OssError {
        var secret = secretOf(claim.credential(), token);
        boolean sameDay = date.startsWith(claim.credential().date());
        if (!sameDay || !V4Signature.verify(secret, date, request.signable(), claim)) {
            var canonical = V4Signature.canonicalRequest(request.signable(), claim.additionalHeaders());
            throw mismatch(claim.credential().accessKeyId(), claim.signature(), V4Signature.stringToSign(date, claim.credential(), canonical))
                    .with("CanonicalRequest", canonical);
        }
    }

    /** For a V4 credential, which must be of this region. */
    String secretOf(V4Credential credential, Optional<String> token) throws OssError {
        var secret = keys.secretOf(credential.accessKeyId(), token);
        if (!credential.region().equals(region)) {
            throw OssError.invalidArgument("Invalid signing region in Authorization header.", "Region", credential.region(), "0002-00000226");
        }
        return secret;
    }

    String secretOf(String accessKeyId, Optional<String> token) throws OssError {
        return keys.secretOf(accessKeyId, token);
    }

    static OssError mismatch(String accessKeyId, String signature, String stringToSign) {
        return new OssError(403, "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and signing method.", "0002-00000040")
                .with("OSSAccessKeyId", accessKeyId).with("SignatureProvided", signature).with("StringToSign", stringToSign)
                .with("StringToSignBytes", HexFormat.ofDelimiter(" ").withUpperCase().formatHex(stringToSign.getBytes(UTF_8)));
    }
}

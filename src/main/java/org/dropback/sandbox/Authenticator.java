package org.dropback.sandbox;

import java.time.Clock;
import java.util.Optional;
import org.dropback.signing.V1Authorization;
import org.dropback.signing.V1Signature;
import org.dropback.signing.V4Authorization;
import org.dropback.signing.V4Signature;

/** Lets a request pass that a known key signed: V1 or V4, in the header or in the URL, with an STS token or without (facts 6). Any thread. */
final class Authenticator {

    private final SignatureCheck signatures;
    private final PresignedUrl urls;
    private final Clock clock;

    Authenticator(SignatureCheck signatures, Clock clock) {
        this.signatures = signatures;
        this.urls = new PresignedUrl(signatures, clock);
        this.clock = clock;
    }

    /** @throws OssError where the request is anonymous, wrongly signed, too old or refused for another reason of its signature */
    void check(OssRequest request) throws OssError {
        var header = request.header("authorization");
        boolean inUrl = PresignedUrl.isOne(request);
        if (header.isPresent() && inUrl) {
            throw OssError.invalidArgument("Only one auth mechanism allowed; only the query string parameters or the Authorization header should be "
                    + "specified.", "Authorization", header.get());
        }
        if (header.isPresent()) {
            checkHeader(request, header.get());
        } else if (inUrl) {
            urls.check(request);
        } else {
            throw OssError.anonymous();
        }
    }

    private void checkHeader(OssRequest request, String authorization) throws OssError {
        var v4 = V4Authorization.parse(authorization);
        var v1 = V1Authorization.parse(authorization);
        if (v4.isPresent()) {
            var date = V4Signature.dateTime(RequestTime.of(request, clock));
            checkPayload(request);
            signatures.v4(request, v4.get(), date, token(request));
        } else if (v1.isPresent()) {
            RequestTime.of(request, clock);
            signatures.v1(v1.get(), V1Signature.stringToSign(request.signable()), token(request));
        } else if (authorization.strip().startsWith(V4Signature.ALGORITHM)) {
            throw OssError.invalidArgument("The Credential or the Signature in the Authorization header is missing or malformed.", "Authorization",
                    authorization, "0002-00000224");
        } else {
            throw OssError.invalidArgument("Unsupported Authorization Type", "Authorization", authorization, "0002-00000061");
        }
    }

    /** The token of STS, wherever it stands: all three places are signed. */
    static Optional<String> token(OssRequest request) {
        return request.header("x-oss-security-token").or(() -> request.parameter("security-token"))
                .or(() -> request.parameter("x-oss-security-token"));
    }

    /** OSS takes {@code UNSIGNED-PAYLOAD} alone (EC page 0002-00000214). Bodies signed chunk by chunk would be stored with their signatures. */
    private static void checkPayload(OssRequest request) throws OssError {
        var payload = request.header("x-oss-content-sha256").orElse(V4Signature.UNSIGNED);
        if (payload.startsWith("STREAMING-")) {
            throw OssError.notImplemented("x-oss-content-sha256: " + payload);
        }
        if (!payload.equals(V4Signature.UNSIGNED)) {
            throw OssError.invalidArgument("The x-oss-content-sha256 header must be " + V4Signature.UNSIGNED + ".", "x-oss-content-sha256", payload,
                    "0002-00000214");
        }
    }
}

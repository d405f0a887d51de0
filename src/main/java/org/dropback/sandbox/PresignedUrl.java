package org.dropback.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.dropback.signing.V1Authorization;
import org.dropback.signing.V1Signature;
import org.dropback.signing.V4Authorization;
import org.dropback.signing.V4Signature;
import org.jspecify.annotations.Nullable;

/** A signature in the URL: all its parameters there, within its time, right (facts 6.1, 6.2; EC pages 0002-00000067 to 74 and 215 to 236). */
final class PresignedUrl {

    private static final Duration LONGEST = Duration.ofSeconds(604_800);
    private static final Duration LONGEST_WITH_TOKEN = Duration.ofSeconds(43_200);
    private static final String V1_NEEDS = "Query-string authentication requires the Signature, Expires and OSSAccessKeyId parameters";
    private static final String V4_NEEDS = "Query-string authentication version 4 requires the x-oss-signature-version, x-oss-credential, "
            + "x-oss-date, x-oss-expires and x-oss-signature parameters";

    private final SignatureCheck signatures;
    private final Clock clock;

    PresignedUrl(SignatureCheck signatures, Clock clock) {
        this.signatures = signatures;
        this.clock = clock;
    }

    /** Whether any parameter says that the URL is signed. */
    static boolean isOne(OssRequest request) {
        return isV4(request) || Stream.of("Signature", "OSSAccessKeyId").anyMatch(request::has);
    }

    void check(OssRequest request) throws OssError {
        if (isV4(request)) {
            checkV4(request);
        } else {
            checkV1(request);
        }
    }

    private static boolean isV4(OssRequest request) {
        return Stream.of("x-oss-signature-version", "x-oss-credential", "x-oss-signature").anyMatch(request::has);
    }

    private void checkV1(OssRequest request) throws OssError {
        var id = required(request, V1_NEEDS, "OSSAccessKeyId", "0002-00000071", null);
        var signature = required(request, V1_NEEDS, "Signature", "0002-00000074", null);
        var expires = required(request, V1_NEEDS, "Expires", "0002-00000067", "0002-00000068");
        if (!expires.matches("[0-9]{1,11}")) {
            throw OssError.accessDenied("Invalid date (should be seconds since epoch): " + expires, "0002-00000070");
        }
        checkNotAfter(Instant.ofEpochSecond(Long.parseLong(expires)), "0002-00000069");
        signatures.v1(new V1Authorization(id, signature), V1Signature.presignedStringToSign(request.signable(), expires),
                Authenticator.token(request));
    }

    private void checkV4(OssRequest request) throws OssError {
        var version = required(request, V4_NEEDS, "x-oss-signature-version", null, null);
        if (!version.equals(V4Signature.ALGORITHM)) {
            throw OssError.notImplemented("x-oss-signature-version=" + version);
        }
        var expires = required(request, V4_NEEDS, "x-oss-expires", "0002-00000215", "0002-00000216");
        required(request, V4_NEEDS, "x-oss-credential", "0002-00000217", "0002-00000218");
        required(request, V4_NEEDS, "x-oss-signature", "0002-00000219", "0002-00000220");
        var date = required(request, V4_NEEDS, "x-oss-date", null, null);
        var claim = V4Authorization.fromQuery(request.signable()).orElseThrow(() -> OssError.invalidArgument("The x-oss-credential is malformed.",
                "x-oss-credential", request.parameter("x-oss-credential").orElse(""), "0002-00000224"));
        var from = RequestTime.basic(date).orElseThrow(() -> OssError.accessDenied("OSS authentication requires a valid Date.", "0002-00000502"));
        if (clock.instant().isBefore(from.minus(RequestTime.SKEW))) {
            throw OssError.accessDenied("Request is not valid yet.", "0002-00000235").with("ServerTime", clock.instant().toString());
        }
        checkNotAfter(from.plus(lifetime(request, expires)), "0002-00000236");
        signatures.v4(request, claim, date, Authenticator.token(request));
    }

    private static Duration lifetime(OssRequest request, String expires) throws OssError {
        var longest = Authenticator.token(request).isPresent() ? LONGEST_WITH_TOKEN : LONGEST;
        long seconds = expires.matches("[0-9]{1,9}") ? Long.parseLong(expires) : 0;
        if (seconds < 1 || seconds > longest.toSeconds()) {
            throw OssError.invalidArgument("x-oss-expires must be between 1 and " + longest.toSeconds() + " seconds.", "x-oss-expires", expires,
                    "0002-00000232");
        }
        return Duration.ofSeconds(seconds);
    }

    private void checkNotAfter(Instant end, String ec) throws OssError {
        if (clock.instant().isAfter(end)) {
            throw OssError.accessDenied("Request has expired.", ec).with("Expires", end.toString()).with("ServerTime", clock.instant().toString());
        }
    }

    private static String required(OssRequest request, String message, String name, @Nullable String missing, @Nullable String empty)
            throws OssError {
        var value = request.parameter(name).orElseThrow(() -> OssError.accessDenied(message, missing));
        if (value.isEmpty()) {
            throw OssError.accessDenied(message, empty);
        }
        return value;
    }
}

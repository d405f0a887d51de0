package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import org.dropback.signing.V1Authorization;
import org.dropback.signing.V1Signature;
import org.dropback.signing.V4Authorization;
import org.dropback.signing.V4Signature;

/** Lets a request pass that the one access key signed: V1 or V4, in the header or in the URL (facts 6). Any thread. */
final class Authenticator {

    private static final Duration SKEW = Duration.ofMinutes(15);
    private static final Duration LONGEST_V4_URL = Duration.ofSeconds(604_800);
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String accessKeyId;
    private final String secret;
    private final String region;
    private final Clock clock;

    Authenticator(String accessKeyId, String secret, String region, Clock clock) {
        this.accessKeyId = accessKeyId;
        this.secret = secret;
        this.region = region;
        this.clock = clock;
    }

    /** @throws OssError where the request is anonymous, wrongly signed, too old or refused for another reason of its signature */
    void check(OssRequest request) throws OssError {
        var header = request.header("authorization");
        boolean inUrl = request.has("Signature") || request.has("OSSAccessKeyId") || request.has("x-oss-signature");
        if (header.isPresent() && inUrl) {
            throw OssError.invalidArgument("Only one auth mechanism allowed; only the query string parameters or the Authorization header should be "
                    + "specified.", "Authorization", header.get());
        }
        if (request.header("x-oss-security-token").isPresent() || request.has("security-token") || request.has("x-oss-security-token")) {
            throw new OssError(403, "InvalidSecurityToken", "The security token you provided is invalid.", null);
        }
        if (header.isPresent()) {
            checkHeader(request, header.get());
        } else if (inUrl) {
            checkUrl(request);
        } else {
            throw OssError.accessDenied("You have no right to access this object because of bucket acl.", "0003-00000001");
        }
    }

    private void checkHeader(OssRequest request, String authorization) throws OssError {
        var v4 = V4Authorization.parse(authorization);
        var v1 = V1Authorization.parse(authorization);
        if (v4.isPresent()) {
            var date = request.header("x-oss-date").orElse("");
            checkClock(basic(date));
            checkV4(request, v4.get(), date);
        } else if (v1.isPresent()) {
            checkClock(httpDate(request.header("x-oss-date").or(() -> request.header("date")).orElse("")));
            checkV1(v1.get(), V1Signature.stringToSign(request.signable()));
        } else {
            throw OssError.invalidArgument("Unsupported Authorization Type", "Authorization", authorization, "0002-00000002");
        }
    }

    private void checkUrl(OssRequest request) throws OssError {
        var v4 = V4Authorization.fromQuery(request.signable());
        var v1 = V1Authorization.fromQuery(request.signable());
        if (v4.isPresent()) {
            var date = request.parameter("x-oss-date").orElse("");
            var from = basic(date).orElseThrow(() -> OssError.accessDenied("OSS authentication requires a valid Date.", "0002-00000216"));
            int seconds = request.number("x-oss-expires", 0, (int) LONGEST_V4_URL.toSeconds());
            if (clock.instant().isAfter(from.plusSeconds(seconds)) || clock.instant().isBefore(from.minus(SKEW))) {
                throw OssError.accessDenied("Request has expired.", null);
            }
            checkV4(request, v4.get(), date);
        } else if (v1.isPresent()) {
            var expires = request.parameter("Expires").orElse("");
            if (!expires.matches("[0-9]{1,12}") || clock.instant().getEpochSecond() > Long.parseLong(expires)) {
                throw OssError.accessDenied("Request has expired.", null).with("Expires", expires);
            }
            checkV1(v1.get(), V1Signature.presignedStringToSign(request.signable(), expires));
        } else {
            throw OssError.accessDenied("Query-string authentication requires the Signature, Expires and OSSAccessKeyId parameters", null);
        }
    }

    private void checkV1(V1Authorization claim, String stringToSign) throws OssError {
        checkAccessKeyId(claim.accessKeyId());
        if (!V1Signature.verify(secret, stringToSign, claim)) {
            throw mismatch(claim.accessKeyId(), claim.signature(), stringToSign);
        }
    }

    private void checkV4(OssRequest request, V4Authorization claim, String date) throws OssError {
        checkAccessKeyId(claim.credential().accessKeyId());
        if (!claim.credential().region().equals(region)) {
            throw new OssError(400, "InvalidArgument", "Invalid signing region in Authorization header.", "0002-00000226")
                    .with("Region", claim.credential().region());
        }
        boolean sameDay = date.startsWith(claim.credential().date());
        if (!sameDay || !V4Signature.verify(secret, date, request.signable(), claim)) {
            var canonical = V4Signature.canonicalRequest(request.signable(), claim.additionalHeaders());
            throw mismatch(accessKeyId, claim.signature(), V4Signature.stringToSign(date, claim.credential(), canonical))
                    .with("CanonicalRequest", canonical);
        }
    }

    private void checkAccessKeyId(String id) throws OssError {
        if (!id.equals(accessKeyId)) {
            throw new OssError(403, "InvalidAccessKeyId", "The OSS Access Key Id you provided does not exist in our records.", "0002-00000902")
                    .with("OSSAccessKeyId", id);
        }
    }

    private void checkClock(Optional<Instant> requestTime) throws OssError {
        var time = requestTime.orElseThrow(() -> OssError.accessDenied("OSS authentication requires a valid Date.", "0002-00000216"));
        if (Duration.between(time, clock.instant()).abs().compareTo(SKEW) > 0) {
            throw new OssError(403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.",
                    "0002-00000504")
                    .with("MaxAllowedSkewMilliseconds", Long.toString(SKEW.toMillis()))
                    .with("RequestTime", time.toString()).with("ServerTime", clock.instant().toString());
        }
    }

    private static OssError mismatch(String accessKeyId, String signature, String stringToSign) {
        return new OssError(403, "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and signing method.", "0002-00000040")
                .with("OSSAccessKeyId", accessKeyId).with("SignatureProvided", signature).with("StringToSign", stringToSign)
                .with("StringToSignBytes", HexFormat.ofDelimiter(" ").withUpperCase().formatHex(stringToSign.getBytes(UTF_8)));
    }

    private static Optional<Instant> basic(String text) {
        return parse(text, BASIC);
    }

    private static Optional<Instant> httpDate(String text) {
        return parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).or(() -> basic(text));
    }

    private static Optional<Instant> parse(String text, DateTimeFormatter format) {
        try {
            return Optional.of(Instant.from(format.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;

/** The keys that may sign: the sandbox's own pair without a token, STS keys with theirs (EC pages 0002-00000002 to 07 and 902). Any thread. */
final class AccessKeys {

    private final String accessKeyId;
    private final String secret;
    private final TemporaryKeys temporary;
    private final Clock clock;

    AccessKeys(String accessKeyId, String secret, TemporaryKeys temporary, Clock clock) {
        this.accessKeyId = accessKeyId;
        this.secret = secret;
        this.temporary = temporary;
        this.clock = clock;
    }

    /**
     * The secret that a request must be signed with.
     *
     * @throws OssError where OSS does not know the ID, or not with this token, or no longer
     */
    String secretOf(String id, Optional<String> token) throws OssError {
        var key = temporary.find(id);
        if (token.isEmpty()) {
            if (id.equals(accessKeyId)) {
                return secret;
            }
            throw unknown(id, key.isPresent() ? "0002-00000003" : "0002-00000902");
        }
        var found = key.orElseThrow(() -> unknown(id, "0002-00000002"));
        if (!MessageDigest.isEqual(found.token().getBytes(UTF_8), token.get().getBytes(UTF_8))) {
            throw new OssError(403, "InvalidSecurityToken", "The security token you provided is invalid.", "0002-00000006");
        }
        if (!clock.instant().isBefore(found.expires())) {
            throw new OssError(403, "SecurityTokenExpired", "The security token you provided has expired.", "0002-00000007");
        }
        return found.accessKeySecret();
    }

    private static OssError unknown(String id, String ec) {
        return new OssError(403, "InvalidAccessKeyId", "The OSS Access Key Id you provided does not exist in our records.", ec)
                .with("OSSAccessKeyId", id);
    }
}

package org.dropback.callback;

import java.util.Locale;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** The known ways to get the signature of a callback wrong (facts 9, point 5). */
public enum SignatureMistake {
    /** Authorization or the URL of the key is not there or no Base64. */
    UNREADABLE,
    /** The key is to be fetched from a place that is not OSS's: anybody could have signed it. */
    FOREIGN_KEY_URL,
    /** Another key at hand than the one that it names signed it. */
    WRONG_KEY,
    /** The path was signed, or arrived, percent-encoded where it must be decoded. */
    PATH_NOT_DECODED,
    /** A plus in the path counts as a space. The documents do not say which is right (facts 10). */
    PLUS_AS_SPACE,
    QUERY_LOST,
    /** The query was percent-decoded; it counts as it stands. */
    QUERY_DECODED,
    /** The body is not the bytes that were signed, but means the same. */
    BODY_REENCODED,
    MD5_TWICE,
    /** RSA over another digest than MD5. */
    OTHER_DIGEST;

    /** One sentence. */
    public String sentence(Messages messages, SignatureKey.@Nullable Origin signedBy) {
        var owner = signedBy == null ? "" : messages.get("signature.key." + signedBy.name().toLowerCase(Locale.ROOT));
        return messages.get("signature.mistake." + Phrases.camelCase(name()), owner);
    }
}

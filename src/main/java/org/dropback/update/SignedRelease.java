package org.dropback.update;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import org.dropback.update.UpdateResult.Cause;

/**
 * The file that tells of a release: {@code {"release":"…","signature":"…"}}, both in Base64. What is signed is the bytes of the former, so that nobody has to
 * agree on how JSON is written; they are {@code {"dropbackRelease":1,"version":"0.2.0","page":"https://…","notes":"…"}}. Nothing of them is read before
 * the signature has been verified.
 */
final class SignedRelease {

    static final int MOST_NOTES = 2000;
    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private SignedRelease() {
    }

    static Release read(byte[] file, PublicKey key) throws UnusableReleaseException {
        var envelope = object(file, "JSON");
        var release = base64(envelope, "release");
        if (!envelope.has("signature")) {
            throw new UnusableReleaseException(Cause.NOT_SIGNED, "");
        }
        verify(release, base64(envelope, "signature"), key);
        return release(object(release, "release"));
    }

    private static void verify(byte[] bytes, byte[] signature, PublicKey key) throws UnusableReleaseException {
        boolean valid;
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(bytes);
            valid = verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            valid = false;
        }
        if (!valid) {
            throw new UnusableReleaseException(Cause.WRONG_SIGNATURE, "");
        }
    }

    private static Release release(ObjectNode release) throws UnusableReleaseException {
        var format = release.path("dropbackRelease");
        if (!format.isIntegralNumber() || !format.canConvertToInt() || format.intValue() < 1) {
            throw malformed("dropbackRelease");
        }
        if (format.intValue() > FORMAT) {
            throw new UnusableReleaseException(Cause.NEWER_FORMAT, format.asText());
        }
        var version = text(release, "version");
        var notes = release.has("notes") ? text(release, "notes") : "";
        if (ReleaseVersion.of(version).isEmpty()) {
            throw malformed("version");
        }
        if (notes.length() > MOST_NOTES) {
            throw malformed("notes");
        }
        return new Release(version, UpdateSource.address(text(release, "page")).orElseThrow(() -> malformed("page")), notes);
    }

    private static ObjectNode object(byte[] bytes, String what) throws UnusableReleaseException {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            // Told below.
        }
        throw malformed(what);
    }

    private static byte[] base64(JsonNode object, String name) throws UnusableReleaseException {
        try {
            return Base64.getDecoder().decode(text(object, name));
        } catch (IllegalArgumentException e) {
            throw malformed(name);
        }
    }

    private static String text(JsonNode object, String name) throws UnusableReleaseException {
        if (!object.path(name).isTextual()) {
            throw malformed(name);
        }
        return object.path(name).textValue();
    }

    private static UnusableReleaseException malformed(String what) {
        return new UnusableReleaseException(Cause.MALFORMED, what);
    }
}

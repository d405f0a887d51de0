package org.dropback.callback;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A public key that callbacks may be signed with. Immutable, any thread.
 *
 * @param urlFits whether a callback that names this URL as its key's may be verified with this key
 */
public record SignatureKey(Origin origin, PublicKey key, Predicate<String> urlFits) {

    /** Where the published key of OSS is (facts 2.2). */
    public static final String OSS_URL = "https://gosspublic.alicdn.com/callback_pub_key_v1.pem";

    private static final List<String> TRUSTED = List.of("http://gosspublic.alicdn.com/", "https://gosspublic.alicdn.com/");

    /** Whose key it is. */
    public enum Origin { OSS, SANDBOX, GIVEN }

    /** The published key of OSS, version 1, built in: nothing is fetched. */
    public static SignatureKey oss() {
        try (var pem = Objects.requireNonNull(SignatureKey.class.getResourceAsStream("oss_callback_pub_key_v1.pem"))) {
            return oss(CallbackSignature.publicKey(new String(pem.readAllBytes(), US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidKeySpecException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key that was fetched from OSS. */
    public static SignatureKey oss(PublicKey key) {
        return new SignatureKey(Origin.OSS, key, SignatureKey::isOssUrl);
    }

    /** @param urls the only ones that it is published at */
    public static SignatureKey sandbox(PublicKey key, String... urls) {
        return new SignatureKey(Origin.SANDBOX, key, Arrays.asList(urls)::contains);
    }

    /** A key that somebody vouches for, whatever URL a callback names. */
    public static SignatureKey given(PublicKey key) {
        return new SignatureKey(Origin.GIVEN, key, url -> true);
    }

    /** Whether the URL begins as a verifier must demand: anybody can publish a key elsewhere (facts 2.2). */
    public static boolean isOssUrl(String url) {
        return TRUSTED.stream().anyMatch(url::startsWith);
    }
}

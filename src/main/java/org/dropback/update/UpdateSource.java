package org.dropback.update;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.dropback.text.BadInputException;

/** Whom to ask, and whose signature counts. Immutable. */
public record UpdateSource(URI url, PublicKey key) {

    private static final int LONGEST = 2000;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * @param url as {@link #url(String)} wants it
     * @param key as {@link #key(String)} wants it
     */
    public static UpdateSource of(String url, String key) throws BadInputException {
        return new UpdateSource(url(url), key(key));
    }

    /** @throws BadInputException for anything but an https address, or an http address of this machine; without user and fragment */
    public static URI url(String text) throws BadInputException {
        return address(text.strip()).orElseThrow(() -> new BadInputException("update.badUrl"));
    }

    /** An address that may be opened; in ASCII. */
    static Optional<URI> address(String text) {
        try {
            var address = URI.create(URI.create(text).toASCIIString());
            return text.length() <= LONGEST && isSafe(address) ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSafe(URI address) {
        if (address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null || address.getPort() > 65_535) {
            return false;
        }
        return "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
    }

    /** @throws BadInputException for anything but an Ed25519 public key in Base64, with or without the lines of PEM around it */
    public static PublicKey key(String text) throws BadInputException {
        try {
            var base64 = text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new BadInputException("update.badKey");
        }
    }
}

package org.dropback.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.dropback.callback.SignatureKey;

/** The key of a sandbox that is not running. Stateless, any thread. */
public final class SandboxKey {

    private static final Pattern URL = Pattern.compile("http://[^/@]+" + Pattern.quote(OssHandler.PUBLIC_KEY_PATH));

    private SandboxKey() {
    }

    /**
     * Signs as a sandbox does. Immutable, any thread.
     *
     * @param signature from the bytes to sign to the value of Authorization
     * @param publicPem what whoever verifies must fetch
     */
    public record Signer(Function<byte[], String> signature, String publicPem) {
    }

    /**
     * Signs with the key that a sandbox keeps in its data folder, or, where none ever kept one, with one made for now; changes nothing there.
     *
     * @throws IOException where the file cannot be read or holds no key
     */
    public static Signer signer(Path data) throws IOException {
        var key = SigningKey.existing(data).orElseGet(SigningKey::make);
        return new Signer(key::sign, key.publicPem());
    }

    /**
     * Reads the key from a sandbox's data folder and changes nothing there; empty where no sandbox ever kept one in it. It fits any address, since that
     * of a sandbox changes from start to start.
     *
     * @throws IOException where the file cannot be read or holds no key
     */
    public static Optional<SignatureKey> in(Path data) throws IOException {
        return SigningKey.existing(data).map(key -> new SignatureKey(SignatureKey.Origin.SANDBOX, key.publicKey(), url -> URL.matcher(url).matches()
                && !SignatureKey.isOssUrl(url)));
    }
}

package org.dropback.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dropback.callback.SignatureKey;

/** The key of a sandbox that is not running. Stateless, any thread. */
public final class SandboxKey {

    private static final Pattern URL = Pattern.compile("http://[^/@]+" + Pattern.quote(OssHandler.PUBLIC_KEY_PATH));

    private SandboxKey() {
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

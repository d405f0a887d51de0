package org.dropback.fire;

import java.util.function.Function;

/**
 * Signs in OSS's place. Any thread.
 *
 * @param signature    from the bytes to sign to the value of Authorization
 * @param publicKeyUrl where a server can fetch the key to verify with while the test lasts
 */
public record FireSigner(Function<byte[], String> signature, String publicKeyUrl) {
}

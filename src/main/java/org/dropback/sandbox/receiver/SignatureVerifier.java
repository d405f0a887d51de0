package org.dropback.sandbox.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.dropback.callback.CallbackSignature;
import org.dropback.callback.SignatureCheck;
import org.dropback.callback.SignatureKey;
import org.dropback.callback.SignatureReport;
import org.dropback.wire.Delivery;
import org.dropback.wire.OutgoingRequest;
import org.dropback.wire.Sender;

/**
 * Verifies callbacks as an application server must (facts 2.2): a key from any other place than OSS's, or the sandbox's own, proves nothing.
 * Any thread.
 */
public final class SignatureVerifier {

    private static final Duration FETCH_LIMIT = Duration.ofSeconds(3);
    private static final int MAX_PEM = 64 << 10;

    private final Sender sender = new Sender();
    private final Supplier<SignatureKey> own;
    private final SignatureKey oss = SignatureKey.oss();
    private final Map<String, PublicKey> fetched = new ConcurrentHashMap<>();

    /** @param ownKey the same each time */
    public SignatureVerifier(String ownKeyUrl, Supplier<PublicKey> ownKey) {
        own = () -> SignatureKey.sandbox(ownKey.get(), ownKeyUrl);
    }

    SignatureReport verify(String target, List<Map.Entry<String, String>> headers, byte[] body) throws InterruptedException {
        var url = SignatureCheck.keyUrl(headers).orElse("");
        if (!SignatureKey.isOssUrl(url)) {
            return SignatureCheck.check(target, headers, body, own.get(), List.of(oss));
        }
        if (url.endsWith("//gosspublic.alicdn.com/callback_pub_key_v1.pem")) {
            return SignatureCheck.check(target, headers, body, oss, List.of(own.get()));
        }
        if (headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("Authorization"))) {
            return SignatureCheck.check(target, headers, body, oss, List.of());
        }
        var key = fetch(url);
        return key.isEmpty() ? SignatureCheck.unreachable(target, headers, body)
                : SignatureCheck.check(target, headers, body, SignatureKey.oss(key.get()), List.of(own.get(), oss));
    }

    private Optional<PublicKey> fetch(String url) throws InterruptedException {
        var known = fetched.get(url);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            var uri = URI.create(url);
            boolean tls = url.startsWith("https:");
            var request = new OutgoingRequest(uri.getHost(), tls ? 443 : 80, tls, true, "GET", uri.getRawPath(),
                    List.of(Map.entry("Host", uri.getHost()), Map.entry("Connection", "close")), new byte[0]);
            if (sender.send(request, FETCH_LIMIT, MAX_PEM) instanceof Delivery.Answered answered && answered.answer().status() == 200) {
                var key = CallbackSignature.publicKey(new String(answered.answer().body(), US_ASCII));
                fetched.put(url, key);
                return Optional.of(key);
            }
            return Optional.empty();
        } catch (IllegalArgumentException | InvalidKeySpecException e) {
            return Optional.empty();
        }
    }
}

package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dropback.callback.CallbackSignature;
import org.dropback.sandbox.ReceivedCallback.Verdict;
import org.dropback.wire.Delivery;
import org.dropback.wire.OutgoingRequest;
import org.dropback.wire.RequestHead;
import org.dropback.wire.Sender;

/**
 * Verifies callbacks as an application server must (facts 2.2): a key from any other place than OSS's, or the sandbox's own, proves nothing.
 * Any thread.
 */
final class SignatureVerifier {

    private static final List<String> TRUSTED = List.of("http://gosspublic.alicdn.com/", "https://gosspublic.alicdn.com/");
    private static final Duration FETCH_LIMIT = Duration.ofSeconds(3);
    private static final int MAX_PEM = 64 << 10;

    private final Sender sender = new Sender();
    private final String ownKeyUrl;
    private final PublicKey ownKey;
    private final Map<String, PublicKey> fetched = new ConcurrentHashMap<>();

    SignatureVerifier(String ownKeyUrl, PublicKey ownKey) {
        this.ownKeyUrl = ownKeyUrl;
        this.ownKey = ownKey;
    }

    Verdict verify(RequestHead head, byte[] body) throws InterruptedException {
        var authorization = head.header("Authorization");
        var keyUrl = head.header("x-oss-pub-key-url");
        if (authorization.isEmpty() || keyUrl.isEmpty()) {
            return Verdict.MISSING;
        }
        var url = decoded(keyUrl.get());
        boolean own = url.equals(ownKeyUrl);
        if (!own && TRUSTED.stream().noneMatch(url::startsWith)) {
            return Verdict.INVALID;
        }
        var key = own ? Optional.of(ownKey) : fetch(url);
        if (key.isEmpty()) {
            return Verdict.KEY_UNREACHABLE;
        }
        boolean valid = CallbackSignature.verify(key.get(), CallbackSignature.stringToSign(head.target(), body), authorization.get())
                || CallbackSignature.verify(key.get(), CallbackSignature.stringToSign(head.target(), body, true), authorization.get());
        return valid ? Verdict.VALID : Verdict.INVALID;
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

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64.strip()), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dropback.wire.Exchange;
import org.dropback.wire.WireHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The OSS side on the wire: request IDs, the headers of every answer, the log. Serves the public key without a signature. Any thread. */
final class OssHandler implements WireHandler {

    static final String PUBLIC_KEY_PATH = "/callback_pub_key_v1.pem";

    private static final Logger LOG = LoggerFactory.getLogger(OssHandler.class);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final OssService service;
    private final byte[] publicKeyPem;
    private final Consumer<ServedRequest> served;
    private final SecureRandom random = new SecureRandom();

    OssHandler(OssService service, String publicKeyPem, Consumer<ServedRequest> served) {
        this.service = service;
        this.publicKeyPem = publicKeyPem.getBytes(US_ASCII);
        this.served = served;
    }

    @Override
    public void handle(Exchange exchange) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var id = requestId();
        var address = new BucketAddress(null, null);
        OssAnswer answer;
        try {
            address = BucketAddress.of(exchange.head());
            answer = isForPublicKey(exchange) ? OssAnswer.bytes(200, Map.of("Content-Type", "application/x-pem-file"), publicKeyPem, null)
                    : service.serve(OssRequest.of(exchange, id));
        } catch (OssError e) {
            answer = OssAnswer.error(e, id, host(exchange));
        } catch (RuntimeException e) {
            LOG.error("Request {} failed", id, e);
            answer = OssAnswer.error(OssError.internal(), id, host(exchange));
        }
        send(exchange, answer, headers(answer, id, start));
        served.accept(new ServedRequest(Instant.now(), exchange.head().method(), address.bucket(), address.key(), exchange.head().rawQuery(),
                answer.status(), answer.code(), id, exchange.bytesReceived(), since(start), exchange.head().raw()));
    }

    private static void send(Exchange exchange, OssAnswer answer, List<Map.Entry<String, String>> headers) throws IOException {
        if (answer.status() >= 300) {
            var bytes = new ByteArrayOutputStream();
            answer.body().writeTo(bytes);
            boolean unmodified = answer.status() == 304;
            boolean bare = unmodified || exchange.head().method().equals("HEAD");
            if (bare && !unmodified) {
                // A HEAD has no body: OSS puts the XML into a header instead.
                headers.add(Map.entry("x-oss-err", Base64.getEncoder().encodeToString(bytes.toByteArray())));
            }
            exchange.answer(answer.status(), headers, bare ? new byte[0] : bytes.toByteArray());
        } else {
            try (var out = exchange.respond(answer.status(), headers, answer.length())) {
                answer.body().writeTo(out);
            }
        }
    }

    private static List<Map.Entry<String, String>> headers(OssAnswer answer, String id, long start) {
        var headers = new ArrayList<Map.Entry<String, String>>();
        headers.add(Map.entry("Server", "AliyunOSS"));
        headers.add(Map.entry("x-oss-request-id", id));
        headers.add(Map.entry("x-oss-server-time", Long.toString(since(start).toMillis())));
        headers.addAll(answer.headers().entrySet());
        return headers;
    }

    private static boolean isForPublicKey(Exchange exchange) {
        return exchange.head().method().equals("GET") && exchange.head().rawPath().equals(PUBLIC_KEY_PATH);
    }

    private static String host(Exchange exchange) {
        return exchange.head().header("Host").orElse("");
    }

    private String requestId() {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        return HEX.formatHex(bytes);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

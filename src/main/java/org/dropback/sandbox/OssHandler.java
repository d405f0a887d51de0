package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dropback.sandbox.fault.BentExchange;
import org.dropback.sandbox.fault.Faults;
import org.dropback.sandbox.protocol.BucketAddress;
import org.dropback.sandbox.protocol.Operation;
import org.dropback.sandbox.protocol.OssAnswer;
import org.dropback.sandbox.protocol.OssError;
import org.dropback.sandbox.protocol.OssRequest;
import org.dropback.wire.Exchange;
import org.dropback.wire.WireHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The OSS side on the wire: request IDs, the headers of every answer, the log. Serves the public key without a signature. Any thread. */
final class OssHandler implements WireHandler {

    static final String PUBLIC_KEY_PATH = "/callback_pub_key_v1.pem";

    private static final Logger LOG = LoggerFactory.getLogger(OssHandler.class);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final OssService service;
    private final Faults faults;
    private final Supplier<SandboxRules> rules;
    private final Supplier<String> publicKeyPem;
    private final Consumer<ServedRequest> served;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param rules those in force */
    OssHandler(OssService service, Faults faults, Supplier<SandboxRules> rules, Supplier<String> publicKeyPem, Consumer<ServedRequest> served, Clock clock) {
        this.service = service;
        this.faults = faults;
        this.rules = rules;
        this.publicKeyPem = publicKeyPem;
        this.served = served;
        this.clock = clock;
    }

    @Override
    public void handle(Exchange exchange) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var id = requestId();
        var address = new BucketAddress(null, null);
        var bent = BentExchange.STRAIGHT;
        int status = 0;
        @Nullable String code = null;
        @Nullable String operation = null;
        try {
            OssAnswer answer;
            try {
                address = BucketAddress.of(exchange.head());
                if (isForPublicKey(exchange)) {
                    answer = OssAnswer.bytes(200, Map.of("Content-Type", "application/x-pem-file"), publicKeyPem.get().getBytes(US_ASCII), null);
                } else {
                    var request = OssRequest.of(exchange, id);
                    operation = Operation.find(request).map(Operation::ossName).orElse(null);
                    bent = faults.of(request);
                    request = bent.request(request, exchange);
                    RuleChecks.check(request, exchange.head().rawPath(), rules.get());
                    answer = service.serve(request);
                }
            } catch (OssError e) {
                answer = OssAnswer.error(e, id, host(exchange));
            } catch (RuntimeException e) {
                LOG.error("Request {} failed", id, e);
                answer = OssAnswer.error(OssError.internal(), id, host(exchange));
            } catch (IOException e) {
                if (exchange.wasCut() || exchange.bodyLost() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.error("Request {} failed at the disk", id, e);
                // Whoever sends a large body looks for an answer only when it is through.
                exchange.body().skip(Bodies.MAX_BYTES);
                answer = OssAnswer.error(OssError.internal(), id, host(exchange));
            }
            try (var _ = answer) {
                var sent = bent.answer(answer, exchange);
                status = sent.status();
                code = sent.code();
                send(exchange, sent, headers(sent, id, start));
            }
        } catch (IOException e) {
            if (!exchange.wasCut()) {
                throw e;
            }
        }
        served.accept(new ServedRequest(Instant.now(), exchange.head().method(), operation, address.bucket(), address.key(), exchange.head().rawQuery(),
                status, code, id, exchange.bytesReceived(), since(start), exchange.head().raw(), bent.text()));
    }

    private static void send(Exchange exchange, OssAnswer answer, List<Map.Entry<String, String>> headers) throws IOException {
        var sent = answer;
        if (answer.status() >= 300 && exchange.head().method().equals("HEAD")) {
            // A HEAD has no body: OSS puts the XML into a header instead.
            var xml = new ByteArrayOutputStream();
            answer.body().writeTo(xml);
            headers.add(Map.entry("x-oss-err", Base64.getEncoder().encodeToString(xml.toByteArray())));
            sent = OssAnswer.empty(answer.status(), Map.of());
        }
        try (var out = exchange.respond(sent.status(), headers, sent.length())) {
            sent.body().writeTo(out);
        }
    }

    private List<Map.Entry<String, String>> headers(OssAnswer answer, String id, long start) {
        var headers = new ArrayList<Map.Entry<String, String>>();
        headers.add(Map.entry("Server", "AliyunOSS"));
        headers.add(Map.entry("Date", ObjectHeaders.httpDate(clock.instant())));
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

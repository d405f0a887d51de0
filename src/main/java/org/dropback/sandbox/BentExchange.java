package org.dropback.sandbox;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropback.wire.Exchange;
import org.jspecify.annotations.Nullable;

/** The faults that strike one request, applied around its service: the one place where a fault is done. Used by the thread that serves it. */
final class BentExchange {

    static final BentExchange STRAIGHT = new BentExchange(List.of());

    private final List<FaultRule> rules;

    BentExchange(List<FaultRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The rules that struck, null for none. */
    @Nullable String text() {
        return rules.isEmpty() ? null : rules.stream().map(FaultRule::text).collect(Collectors.joining("; "));
    }

    /**
     * The request as the service is to see it.
     *
     * @throws OssError     where an error is answered instead
     * @throws CutException where the connection was cut
     */
    OssRequest request(OssRequest request, Exchange exchange) throws OssError, IOException, InterruptedException {
        for (var delay : all(Fault.Delay.class).toList()) {
            Thread.sleep(delay.time());
        }
        if (first(Fault.Refuse.class).isPresent()) {
            exchange.reset();
            throw new CutException();
        }
        var error = first(Fault.Error.class);
        if (error.isPresent()) {
            throw error.get().toOssError();
        }
        var body = request.body();
        var reset = first(Fault.ResetAfter.class);
        body = reset.isPresent() ? new CutInput(body, reset.get().bytes(), exchange::reset) : body;
        var bandwidth = first(Fault.Bandwidth.class);
        body = bandwidth.isPresent() ? new SlowInput(body, new Pace(bandwidth.get().bytesPerSecond())) : body;
        return request.withBody(body);
    }

    /** The answer as the client is to see it; waits where it is to be late. */
    OssAnswer answer(OssAnswer answer, Exchange exchange) throws IOException, InterruptedException {
        if (first(Fault.LoseAnswer.class).isPresent()) {
            exchange.cut();
            throw new CutException();
        }
        var headers = new LinkedHashMap<>(answer.headers());
        if (first(Fault.WrongCrc.class).isPresent()) {
            headers.computeIfPresent("x-oss-hash-crc64ecma", (name, crc) -> Long.toUnsignedString(~Long.parseUnsignedLong(crc)));
        }
        for (var late : all(Fault.FirstByte.class).toList()) {
            Thread.sleep(late.time());
        }
        for (var throttle : all(Fault.Throttle.class).toList()) {
            Thread.sleep(throttle.time());
            headers.put("x-oss-qos-delay-time", Long.toString(throttle.time().toMillis()));
        }
        return new OssAnswer(answer.status(), headers, answer.length(), body(answer, exchange), answer.code());
    }

    private OssAnswer.Body body(OssAnswer answer, Exchange exchange) {
        var reset = first(Fault.ResetAnswerAfter.class);
        var truncate = first(Fault.TruncateAnswer.class);
        var bandwidth = first(Fault.Bandwidth.class);
        return out -> {
            var bent = out;
            if (reset.isPresent()) {
                bent = new CutOutput(bent, reset.get().bytes(), exchange::reset);
            }
            if (truncate.isPresent()) {
                bent = new CutOutput(bent, truncate.get().bytes(), exchange::cut);
            }
            if (bandwidth.isPresent()) {
                bent = new SlowOutput(bent, new Pace(bandwidth.get().bytesPerSecond()));
            }
            answer.body().writeTo(bent);
        };
    }

    private <F extends Fault> Stream<F> all(Class<F> kind) {
        return rules.stream().map(FaultRule::fault).filter(kind::isInstance).map(kind::cast);
    }

    private <F extends Fault> Optional<F> first(Class<F> kind) {
        return all(kind).findFirst();
    }
}

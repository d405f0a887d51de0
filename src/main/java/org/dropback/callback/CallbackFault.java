package org.dropback.callback;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a 203 {@code CallbackFailed} can mean (facts 2.6, 2.8): by EC, by the status in the message, by a phrase of it. */
enum CallbackFault {
    REPLY_TIMEOUT(List.of(), "reply timeout"),
    TOOK_TOO_LONG(List.of(202), "cost too long time"),
    NOT_JSON(List.of(205), "response body is not valid json"),
    DENIED(List.of(209), "request denied by callback"),
    IMAGE_UNREADABLE(List.of(301)),
    IMAGE_GONE(List.of(302)),
    IMAGE_NOT_READY(List.of(303)),
    IMAGE_INFO(List.of(), "get image info failed"),
    MISSING_LENGTH(List.of(), "missing content-length"),
    TOO_LONG(List.of(), "too long content-length"),
    INVALID_LENGTH(List.of(), "invalid conent-length", "invalid content-length"),
    TOO_MANY_REQUESTS(List.of(), "too many callback requests"),
    CANNOT_CONNECT(List.of(), "can not connect to your callbackurl", "cannot connect to your callbackurl"),
    STATUS_301(301, 301),
    STATUS_400(400, 400),
    STATUS_401(401, 401),
    STATUS_403(403, 403),
    STATUS_404(404, 404),
    STATUS_405(405, 405),
    STATUS_429(429, 429),
    STATUS_500(500, 500),
    STATUS_502(502, 502),
    STATUS_503(503, 503),
    STATUS_504(504, 504),
    STATUS_2XX(200, 299),
    STATUS_3XX(300, 399),
    STATUS_4XX(400, 499),
    STATUS_5XX(500, 599),
    UNREACHABLE(-1, -1),
    UNSPECIFIED(List.of(), "callback to application server failed");

    private final List<Integer> ecs;
    private final List<String> phrases;
    private final int lowest;
    private final int highest;

    CallbackFault(List<Integer> ecs, String... phrases) {
        this.ecs = ecs;
        this.phrases = List.of(phrases);
        this.lowest = Integer.MAX_VALUE;
        this.highest = Integer.MAX_VALUE;
    }

    CallbackFault(int lowest, int highest) {
        this.ecs = List.of();
        this.phrases = List.of();
        this.lowest = lowest;
        this.highest = highest;
    }

    String id() {
        return "callback." + Phrases.camelCase(name());
    }

    /** Empty when the evidence is not about a callback that failed. */
    static Optional<CallbackFault> of(ErrorEvidence evidence) {
        var code = evidence.code().strip();
        if (code.equalsIgnoreCase("RequestDeniedByCallback")) {
            return Optional.of(DENIED);
        }
        boolean failed = evidence.httpStatus() == 203 || code.equalsIgnoreCase("CallbackFailed");
        var ec = ErrorCatalogue.callbackEc(evidence).filter(number -> number >= 200);
        if (!failed && ec.isEmpty()) {
            return Optional.empty();
        }
        var message = Phrases.normal(evidence.message());
        var status = CallbackFailure.statusIn(message);
        var byPhrase = first(fault -> fault.phrases.stream().anyMatch(message::contains));
        var byEc = ec.flatMap(number -> first(fault -> fault.ecs.contains(number)));
        var byStatus = status.isEmpty() ? Optional.<CallbackFault>empty()
                : first(fault -> fault.lowest <= status.getAsInt() && status.getAsInt() <= fault.highest);
        boolean timeout = byPhrase.filter(REPLY_TIMEOUT::equals).isPresent();
        return Optional.of((timeout ? byPhrase : byEc.or(() -> byPhrase).or(() -> byStatus)).orElse(UNSPECIFIED));
    }

    private static Optional<CallbackFault> first(Predicate<CallbackFault> condition) {
        return Arrays.stream(values()).filter(condition).findFirst();
    }
}

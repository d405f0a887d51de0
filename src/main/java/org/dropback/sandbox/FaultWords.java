package org.dropback.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.dropback.callback.CallbackFailure;
import org.dropback.sandbox.Fault.Error;
import org.dropback.text.ByteSize;
import org.dropback.text.Durations;

/** The words that name a fault. They are a contract: add, never rename. */
enum FaultWords {
    STATUS_500("500", new Error(500, "InternalError", "We encountered an internal error. Please try again.")),
    STATUS_503("503", new Error(503, "ServiceUnavailable", "The service is temporarily unavailable. Please try again later.")),
    NO_SUCH_UPLOAD("no-such-upload", new Error(404, "NoSuchUpload", "The specified upload does not exist. The upload ID may be invalid, or the "
            + "upload may have been aborted or completed.")),
    EXPIRED_TOKEN("expired-token", new Error(403, "SecurityTokenExpired", "The security token you provided has expired.")),
    REFUSE("refuse", new Fault.Refuse()),
    LOSE_ANSWER("lose-answer", new Fault.LoseAnswer()),
    WRONG_CRC("wrong-crc", new Fault.WrongCrc()),
    TOO_MANY_CALLBACKS("too-many-callbacks", new Fault.FailCallback(CallbackFailure.TOO_MANY_REQUESTS)),
    CALLBACK_TOO_LONG("callback-took-too-long", new Fault.FailCallback(CallbackFailure.TOOK_TOO_LONG)),
    CALLBACK_DENIED("callback-denied", new Fault.DenyCallback()),
    DELAY("delay", "DURATION", time(Fault.Delay::new)),
    FIRST_BYTE("first-byte", "DURATION", time(Fault.FirstByte::new)),
    THROTTLE("throttle", "DURATION", time(Fault.Throttle::new)),
    BANDWIDTH("bandwidth", "SIZE/s", text -> new Fault.Bandwidth(speed(text))),
    RESET_AFTER("reset-after", "SIZE", bytes(Fault.ResetAfter::new)),
    RESET_ANSWER_AFTER("reset-answer-after", "SIZE", bytes(Fault.ResetAnswerAfter::new)),
    TRUNCATE_ANSWER("truncate-answer", "SIZE", bytes(Fault.TruncateAnswer::new));

    /** A connection on which nothing moves is closed after 60 s. */
    static final Duration LONGEST = Duration.ofSeconds(50);

    private final String word;
    private final String parameter;
    private final Function<String, Fault> maker;

    FaultWords(String word, Fault fault) {
        this(word, "", none -> fault);
    }

    FaultWords(String word, String parameter, Function<String, Fault> maker) {
        this.word = word;
        this.parameter = parameter;
        this.maker = maker;
    }

    /** @param text such as {@code 503} or {@code delay=2s} */
    static Fault parse(String text) throws BadInputException {
        int equals = text.indexOf('=');
        var name = equals < 0 ? text : text.substring(0, equals);
        for (var each : values()) {
            if (each.word.equals(name)) {
                return each.make(text, equals);
            }
        }
        throw new BadInputException("sandbox.fault.unknown", name, known());
    }

    /** Every word as it is written. */
    static String known() {
        return List.of(values()).stream().map(FaultWords::form).collect(Collectors.joining(", "));
    }

    private Fault make(String text, int equals) throws BadInputException {
        if (parameter.isEmpty() != equals < 0) {
            throw new BadInputException("sandbox.fault.form", text, form());
        }
        try {
            return maker.apply(text.substring(equals + 1));
        } catch (IllegalArgumentException e) {
            throw new BadInputException("sandbox.fault.form", text, form());
        }
    }

    private String form() {
        return parameter.isEmpty() ? word : word + "=" + parameter;
    }

    private static Function<String, Fault> time(Function<Duration, Fault> maker) {
        return text -> {
            var time = Durations.parse(text);
            if (time.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(text);
            }
            return maker.apply(time);
        };
    }

    private static Function<String, Fault> bytes(LongFunction<Fault> maker) {
        return text -> maker.apply(size(text));
    }

    private static long size(String text) {
        return ByteSize.parse(text);
    }

    private static long speed(String text) {
        long bytes = size(text.endsWith("/s") ? text.substring(0, text.length() - 2) : text);
        if (bytes < 1) {
            throw new IllegalArgumentException(text);
        }
        return bytes;
    }
}

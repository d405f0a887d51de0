package org.dropback.callback;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Explains every failure of an upload and its callback. OSS promises neither its texts nor its ECs (facts 2.8), so a specific EC is tried first,
 * then the code, then the message without regard to case and spacing, and what nobody knows still gets an explanation. Any thread, never throws.
 */
public final class ErrorCatalogue {

    private static final Pattern CALLBACK_EC = Pattern.compile("0007-0*([0-9]{1,5})(?![0-9])");

    private ErrorCatalogue() {
    }

    public static Explanation explain(ErrorEvidence evidence) {
        var id = local(evidence).or(() -> callbackFault(evidence)).or(() -> refusal(evidence)).or(() -> oss(evidence))
                .orElseGet(() -> GeneralError.of(evidence.httpStatus()).id());
        int status = CallbackFailure.statusIn(evidence.message()).orElse(evidence.httpStatus());
        return new Explanation(id, Headlines.key(id, evidence), List.of(Integer.toString(status), HttpReasons.named(status), evidence.code(),
                evidence.message(), "${object}", "$(object)"));
    }

    /** Every failure that has an explanation of its own. */
    public static List<String> ids() {
        return Stream.of(ids(CallbackFault.values(), CallbackFault::id), ids(CallbackRefusal.values(), ErrorCatalogue::id),
                ids(OssError.values(), OssError::id), ids(LocalError.values(), ErrorCatalogue::id),
                ids(GeneralError.values(), GeneralError::id)).flatMap(Function.identity()).toList();
    }

    /** The number at the end of an EC of the callback family, however it is written; empty for any other EC. */
    static Optional<Integer> callbackEc(ErrorEvidence evidence) {
        var found = CALLBACK_EC.matcher(evidence.ec() == null ? "" : evidence.ec());
        return found.find() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
    }

    /** Some of them concern an answer, and so have its status. */
    private static Optional<String> local(ErrorEvidence evidence) {
        return Arrays.stream(LocalError.values())
                .filter(error -> error.code().equals(evidence.code())).map(ErrorCatalogue::id).findFirst();
    }

    private static Optional<String> callbackFault(ErrorEvidence evidence) {
        return CallbackFault.of(evidence).map(CallbackFault::id);
    }

    private static Optional<String> refusal(ErrorEvidence evidence) {
        var message = Phrases.normal(evidence.message());
        var byEc = callbackEc(evidence).stream().flatMap(ec -> Arrays.stream(CallbackRefusal.values())
                .filter(refusal -> refusal.ec().equals(String.format(Locale.ROOT, "0007-%08d", ec)))).toList();
        var byMessage = Arrays.stream(CallbackRefusal.values()).filter(refusal -> message.contains(Phrases.normal(refusal.message()))).toList();
        return Stream.concat(byEc.stream().filter(byMessage::contains), Stream.concat(byEc.stream(), byMessage.stream()))
                .map(ErrorCatalogue::id).findFirst();
    }

    private static Optional<String> oss(ErrorEvidence evidence) {
        if (Phrases.normal(evidence.message()).contains(Phrases.normal("Invalid according to Policy"))) {
            return Optional.of(OssError.DENIED_BY_POLICY.id());
        }
        return Arrays.stream(OssError.values()).filter(error -> error.codes().stream().anyMatch(evidence.code().strip()::equalsIgnoreCase))
                .map(OssError::id).findFirst();
    }

    private static String id(CallbackRefusal refusal) {
        return "refused." + Phrases.camelCase(refusal.name());
    }

    private static String id(LocalError error) {
        return "local." + Phrases.camelCase(error.name());
    }

    private static <T> Stream<String> ids(T[] values, Function<T, String> id) {
        return Arrays.stream(values).map(id);
    }
}

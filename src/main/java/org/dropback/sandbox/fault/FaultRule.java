package org.dropback.sandbox.fault;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropback.sandbox.protocol.Glob;
import org.dropback.sandbox.protocol.Operation;
import org.dropback.text.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * A fault and the requests that it strikes, written in one line: {@code 503 op=UploadPart every=3}, {@code reset-after=1MiB op=PutObject times=2},
 * {@code delay=500ms key=logs/*}. Immutable, any thread.
 */
public final class FaultRule {

    private static final List<String> LIMITS = List.of("op", "key", "every", "times");
    private static final int LONGEST = 2_000;

    private final String text;
    private final Fault fault;
    private final @Nullable Operation operation;
    private final @Nullable Glob key;
    private final long every;
    private final long times;

    private FaultRule(String text, Fault fault, Map<String, String> limits) throws BadInputException {
        this.text = text;
        this.fault = fault;
        this.operation = limits.containsKey("op") ? operation(limits.get("op")) : null;
        this.key = limits.containsKey("key") ? new Glob(limits.get("key")) : null;
        this.every = number(limits, "every", 1);
        this.times = number(limits, "times", Long.MAX_VALUE);
    }

    /**
     * Reads {@code FAULT [op=OPERATION] [key=GLOB] [every=N] [times=N]}, in any order after the fault. In a glob {@code *} stands for any characters,
     * slashes too, and {@code ?} for one, a blank for example.
     *
     * @throws BadInputException for anything else
     */
    public static FaultRule parse(String text) throws BadInputException {
        var words = text.strip().split("\\s+");
        if (text.length() > LONGEST || words[0].isEmpty()) {
            throw new BadInputException("sandbox.fault.unknown", text.substring(0, Math.min(text.length(), 40)), FaultWords.known());
        }
        var fault = FaultWords.parse(words[0]);
        var limits = new HashMap<String, String>();
        for (var word : Arrays.copyOfRange(words, 1, words.length)) {
            int equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            if (equals < 0 || equals == word.length() - 1 || !LIMITS.contains(name)) {
                throw new BadInputException("sandbox.fault.limit", word);
            }
            if (limits.put(name, word.substring(equals + 1)) != null) {
                throw new BadInputException("sandbox.fault.twice", name);
            }
        }
        return new FaultRule(String.join(" ", words), fault, limits);
    }

    /** Every fault as it is written, for help. */
    public static String forms() {
        return FaultWords.known();
    }

    /** As it was written, blanks aside. */
    public String text() {
        return text;
    }

    Fault fault() {
        return fault;
    }

    /** @param done null where the request asks for nothing that the sandbox knows */
    boolean matches(@Nullable Operation done, @Nullable String objectKey) {
        return (operation == null || operation == done) && (key == null || objectKey != null && key.matches(objectKey));
    }

    /**
     * @param matching which of the matching requests it is, from 1
     * @param struck   how many the rule has struck already
     */
    boolean strikes(long matching, long struck) {
        return matching % every == 0 && struck < times;
    }

    @Override
    public String toString() {
        return text;
    }

    private static Operation operation(String name) throws BadInputException {
        for (var operation : Operation.values()) {
            if (operation.ossName().equalsIgnoreCase(name)) {
                return operation;
            }
        }
        var known = Arrays.stream(Operation.values()).map(Operation::ossName).collect(Collectors.joining(", "));
        throw new BadInputException("sandbox.fault.operation", name, known);
    }

    private static long number(Map<String, String> limits, String name, long missing) throws BadInputException {
        var value = limits.get(name);
        if (value == null) {
            return missing;
        }
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new BadInputException("sandbox.fault.number", name, value);
        }
        return Long.parseLong(value);
    }
}

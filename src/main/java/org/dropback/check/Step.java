package org.dropback.check;

import java.util.List;
import org.dropback.text.Messages;

/**
 * One thing that was looked at.
 *
 * @param what   happened and what it means
 * @param mend   what to do, the likeliest first; none where all is well
 * @param proof  technical, to be copied: HTTP status, code, EC, request ID; "" without
 */
public record Step(Kind kind, Outcome outcome, Sentence what, List<Sentence> mend, String proof) {

    /** In the order in which they are taken; a failed one ends the check where the others stand on it. */
    public enum Kind { SETTINGS, DNS, TCP, TLS, OSS, CLOCK, KEYS, BUCKET, PUT, CALLBACK }

    public enum Outcome { PASSED, WARNING, FAILED, SKIPPED }

    /** A sentence of the messages, or one that somebody else has put into words. */
    public interface Sentence {

        String text(Messages messages);

        static Sentence of(String key, Object... arguments) {
            return messages -> messages.get(key, arguments);
        }
    }

    public Step {
        mend = List.copyOf(mend);
    }

    static Step passed(Kind kind, Sentence what) {
        return new Step(kind, Outcome.PASSED, what, List.of(), "");
    }

    static Step failed(Kind kind, Sentence what, List<Sentence> mend, String proof) {
        return new Step(kind, Outcome.FAILED, what, mend, proof);
    }

    static Step failed(Kind kind, String key, Object... arguments) {
        return failed(kind, Sentence.of("test." + key, arguments), List.of(Sentence.of("test." + key + ".mend", arguments)), "");
    }

    static Step skipped(Kind kind, String key, Object... arguments) {
        return new Step(kind, Outcome.SKIPPED, Sentence.of("test." + key, arguments), List.of(), "");
    }

    static Step warning(Kind kind, String key, Object... arguments) {
        return new Step(kind, Outcome.WARNING, Sentence.of("test." + key, arguments), List.of(Sentence.of("test." + key + ".mend", arguments)), "");
    }
}

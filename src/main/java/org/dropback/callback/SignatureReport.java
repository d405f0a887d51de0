package org.dropback.callback;

import java.util.List;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * How the signature of a callback request was checked. Immutable, any thread.
 *
 * @param steps     one of each {@link Step.Kind}, in their order
 * @param bodyBytes length of the body as received
 * @param mistakes  that together make it verify; of a valid one only what is worth saying, such as {@link SignatureMistake#PLUS_AS_SPACE}; of an
 *                  invalid one empty where none of the known ways makes it verify
 * @param signedBy  whose key signed it, as far as the keys at hand tell; null for none of them
 */
public record SignatureReport(Outcome outcome, List<Step> steps, long bodyBytes, List<SignatureMistake> mistakes,
                              SignatureKey.@Nullable Origin signedBy) {

    /** MISSING: without Authorization or x-oss-pub-key-url there is nothing to check. KEY_UNREACHABLE: OSS's key could not be fetched. */
    public enum Outcome { VALID, INVALID, MISSING, KEY_UNREACHABLE }

    /**
     * One thing that goes into a signature.
     *
     * @param value what was used: the URL of the key, the decoded path, the query with its question mark (empty without one), the MD5 of the body in
     *              hex, the value of Authorization
     */
    public record Step(Kind kind, State state, String value) {

        /** In the order in which they are checked. */
        public enum Kind {
            KEY_URL, PATH, QUERY, BODY, RSA;

            public String title(Messages messages) {
                return messages.get("signature.step." + Phrases.camelCase(name()));
            }
        }

        /** UNKNOWN: the signature does not verify, and nothing says whether this is why. */
        public enum State { OK, FAILED, UNKNOWN }
    }

    public SignatureReport {
        steps = List.copyOf(steps);
        mistakes = List.copyOf(mistakes);
    }

    public Step step(Step.Kind kind) {
        return steps.get(kind.ordinal());
    }

    /** The value of a step for a person, in one line; never empty. */
    public String shown(Step.Kind kind, Messages messages) {
        var step = step(kind);
        return switch (kind) {
            case BODY -> messages.get("signature.body", bodyBytes, step.value());
            case RSA -> messages.get("signature.rsa." + switch (step.state()) {
                case OK -> "matches";
                case FAILED -> outcome == Outcome.MISSING ? "missing" : "mismatch";
                case UNKNOWN -> "unchecked";
            });
            default -> step.value().isEmpty() ? "\u2013" : step.value();
        };
    }

    /** What to make of it, a sentence each; none for a plain valid or missing one. */
    public List<String> diagnosis(Messages messages) {
        if (outcome == Outcome.INVALID && mistakes.isEmpty()) {
            return List.of(messages.get("signature.mistake." + (signedBy == null ? "none" : switch (step(Step.Kind.BODY).state()) {
                case FAILED -> "otherBody";
                case OK -> "otherTarget";
                case UNKNOWN -> "otherText";
            })));
        }
        return mistakes.stream().map(mistake -> mistake.sentence(messages, signedBy)).toList();
    }
}

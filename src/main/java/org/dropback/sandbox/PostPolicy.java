package org.dropback.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a signed form may be (facts 4, OSS's "Appendix: Policy" of PostObject). Immutable, any thread.
 *
 * @param range of the file's size, in bytes
 */
record PostPolicy(Instant expiration, List<Condition> conditions, Range range) {

    /** Of no policy: as much as PostObject takes at all. */
    static final Range ANY_SIZE = new Range(0, 5L << 30);

    /** Both ends allowed, in bytes. */
    record Range(long min, long max) {

        Range and(Range other) {
            return new Range(Math.max(min, other.min), Math.min(max, other.max));
        }
    }

    enum Kind { EQ, STARTS_WITH, IN, NOT_IN }

    /**
     * @param field  lower case, without its dollar sign
     * @param values one but for IN and NOT_IN
     * @param shown  as the refusal cites it
     */
    record Condition(Kind kind, String field, List<String> values, String shown) {

        /** A field that the form lacks is like an empty one. */
        boolean holds(String value) {
            return switch (kind) {
                case EQ -> value.equals(values.getFirst());
                case STARTS_WITH -> value.startsWith(values.getFirst());
                case IN -> values.contains(value);
                case NOT_IN -> !values.contains(value);
            };
        }
    }

    PostPolicy {
        conditions = List.copyOf(conditions);
    }

    /** @param fields the value of a field by its lower-case name */
    void check(Instant now, Function<String, Optional<String>> fields) throws OssError {
        if (!now.isBefore(expiration)) {
            throw OssError.accessDenied("Invalid according to Policy: Policy expired.", null);
        }
        for (var condition : conditions) {
            if (!condition.holds(fields.apply(condition.field()).orElse(""))) {
                throw OssError.accessDenied("Invalid according to Policy: Policy Condition failed: " + condition.shown(), "0006-00000227");
            }
        }
    }

    /** Whether any condition is about the field. */
    boolean names(String field) {
        return conditions.stream().anyMatch(condition -> condition.field().equals(field.toLowerCase(Locale.ROOT)));
    }
}

package org.dropback.callback;

/**
 * What the documents disagree on (facts 2.3, 10).
 *
 * @param maxBytes    of the answer's body
 * @param xmlAccepted whether XML with {@code application/xml} will do
 */
public record AnswerRules(long maxBytes, boolean xmlAccepted) {

    public static final AnswerRules DEFAULT = new AnswerRules(1 << 20, false);
    public static final long LARGER_LIMIT = 3 << 20;
}

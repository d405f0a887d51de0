package org.dropback.sandbox;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropback.callback.AnswerRules;
import org.dropback.callback.RenderRules;
import org.dropback.callback.RenderRules.EmptyInJson;
import org.dropback.callback.RenderRules.SpaceInForm;

/** A value for each {@link Rule}. Immutable, any thread. */
public final class SandboxRules {

    public static final SandboxRules DEFAULT = new SandboxRules(
            Arrays.stream(Rule.values()).collect(Collectors.toMap(rule -> rule, rule -> rule.choices().getFirst())));

    private final Map<Rule, String> values;

    private SandboxRules(Map<Rule, String> values) {
        this.values = new EnumMap<>(values);
    }

    /** Every rule as it is written, with what it can be, for help. */
    public static String forms() {
        return Arrays.stream(Rule.values()).map(rule -> rule.id() + "=" + String.join("|", rule.choices())).collect(Collectors.joining(", "));
    }

    public String get(Rule rule) {
        return values.get(rule);
    }

    /** @throws BadInputException where the rule cannot be that */
    public SandboxRules with(Rule rule, String value) throws BadInputException {
        if (!rule.choices().contains(value)) {
            throw new BadInputException("sandbox.rule.value", rule.id(), value, String.join(", ", rule.choices()));
        }
        var changed = new SandboxRules(values);
        changed.values.put(rule, value);
        return changed;
    }

    /**
     * @param id of the rule
     * @throws BadInputException where there is no such rule or it cannot be that
     */
    public SandboxRules with(String id, String value) throws BadInputException {
        var known = Arrays.stream(Rule.values()).map(Rule::id).collect(Collectors.joining(", "));
        return with(Rule.named(id).orElseThrow(() -> new BadInputException("sandbox.rule.unknown", id, known)), value);
    }

    /**
     * @param word {@code NAME=VALUE}
     * @throws BadInputException where it is none, there is no such rule or it cannot be that
     */
    public SandboxRules with(String word) throws BadInputException {
        int equals = word.indexOf('=');
        if (equals < 0) {
            throw new BadInputException("sandbox.rule.form", word);
        }
        return with(word.substring(0, equals), word.substring(equals + 1));
    }

    RenderRules render() {
        var empty = switch (get(Rule.EMPTY_JSON_VARIABLE)) {
            case "nothing" -> EmptyInJson.NOTHING;
            case "null" -> EmptyInJson.NULL;
            default -> EmptyInJson.QUOTES;
        };
        return new RenderRules(empty, is(Rule.SPACE_IN_FORM, "plus") ? SpaceInForm.PLUS : SpaceInForm.PERCENT20);
    }

    AnswerRules answer() {
        long limit = is(Rule.ANSWER_LIMIT, "3MB") ? AnswerRules.LARGER_LIMIT : AnswerRules.DEFAULT.maxBytes();
        return new AnswerRules(limit, is(Rule.XML_ANSWER, "accept"));
    }

    boolean is(Rule rule, String value) {
        return get(rule).equals(value);
    }

    boolean refuses(Rule rule) {
        return is(rule, "refuse");
    }

    /** Every rule with its value, for a person. */
    @Override
    public String toString() {
        return Arrays.stream(Rule.values()).map(rule -> rule.id() + "=" + get(rule)).collect(Collectors.joining(" "));
    }
}

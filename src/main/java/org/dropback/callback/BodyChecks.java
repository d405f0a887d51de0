package org.dropback.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dropback.callback.BodyTemplate.Text;
import org.dropback.callback.BodyTemplate.Variable;
import org.dropback.callback.Finding.Field;

/** Checks of the body template (facts 1.4, 1.5). */
final class BodyChecks {

    private BodyChecks() {
    }

    static List<Finding> check(CallbackProfile profile) {
        if (profile.body().isEmpty()) {
            return List.of(Finding.error(Field.BODY, "bodyEmpty"));
        }
        var template = BodyTemplate.parse(profile.body());
        var findings = new ArrayList<Finding>();
        for (var flaw : template.flaws()) {
            findings.add(switch (flaw.kind()) {
                case PARENTHESIS -> Finding.error(Field.BODY, "bodyParenthesis", "$(…)", "${…}");
                case BROKEN -> Finding.error(Field.BODY, "bodyBroken", profile.body().substring(flaw.start(), flaw.end()), "}");
            });
        }
        var defined = profile.variables().stream().map(CallbackVariable::name).collect(Collectors.toSet());
        for (var name : template.variableNames()) {
            if (!CallbackReader.isKnown(name)) {
                findings.add(Finding.error(Field.BODY, "bodyUnknownVariable", "${" + name + "}"));
            } else if (name.startsWith("x:") && !defined.contains(name)) {
                findings.add(Finding.warning(Field.BODY, "bodyUndefinedVariable", "${" + name + "}", name));
            }
        }
        if (profile.bodyType() == BodyType.JSON) {
            findings.addAll(checkJson(profile, template, findings.stream().anyMatch(Finding::isError)));
        }
        return findings;
    }

    private static List<Finding> checkJson(CallbackProfile profile, BodyTemplate template, boolean brokenAnyway) {
        var quoted = quotedStrings(template);
        if (!quoted.isEmpty()) {
            return quoted.stream().map(name -> Finding.error(Field.BODY, "bodyQuotedVariable", "${" + name + "}")).toList();
        }
        var sample = BodyRenderer.render(profile.resolve(text -> text), SystemValues.sample("bucket", "sample.jpg"), RenderRules.DEFAULT);
        return brokenAnyway || StrictJson.isValue(sample) ? List.of() : List.of(Finding.warning(Field.BODY, "bodyNotJson"));
    }

    /** String variables inside a JSON string: OSS brings the quotes itself, so they would double. Numbers may stand in quotes. */
    private static List<String> quotedStrings(BodyTemplate template) {
        var quoted = new ArrayList<String>();
        boolean inString = false;
        for (var piece : template.pieces()) {
            switch (piece) {
                case Text text -> inString = isInString(text.text(), inString);
                case Variable variable -> {
                    boolean number = SystemVariable.named(variable.name()).filter(SystemVariable::isNumber).isPresent();
                    if (inString && !number && !quoted.contains(variable.name())) {
                        quoted.add(variable.name());
                    }
                }
            }
        }
        return quoted;
    }

    private static boolean isInString(String text, boolean inString) {
        boolean in = inString;
        for (int i = 0; i < text.length(); i++) {
            if (in && text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                in = !in;
            }
        }
        return in;
    }
}

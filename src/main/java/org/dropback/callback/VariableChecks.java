package org.dropback.callback;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.dropback.callback.CallbackVariable.Kind;
import org.dropback.callback.Finding.Field;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;

/** Checks of the custom variables (facts 1.4). */
final class VariableChecks {

    private VariableChecks() {
    }

    static List<Finding> check(CallbackProfile profile) {
        var findings = new ArrayList<Finding>();
        var used = BodyTemplate.parse(profile.body()).variableNames();
        var seen = new HashSet<String>();
        for (var variable : profile.variables()) {
            var name = variable.name();
            if (!seen.add(name)) {
                findings.add(Finding.error(Field.VARIABLES, "variableDuplicate", name));
                continue;
            }
            findings.addAll(checkName(name));
            findings.addAll(checkTemplate(variable));
            if (name.startsWith("x:") && !profile.body().isEmpty() && !used.contains(name)) {
                findings.add(Finding.warning(Field.VARIABLES, "variableUnused", name, "${" + name + "}"));
            }
        }
        return findings;
    }

    private static List<Finding> checkTemplate(CallbackVariable variable) {
        if (variable.kind() == Kind.FROM_FILE) {
            try {
                PlaceholderTemplate.parse(variable.value());
            } catch (PlaceholderException e) {
                return List.of(Finding.error(Field.VARIABLES, "variableTemplate", variable.name(), variable.value()));
            }
        }
        return List.of();
    }

    private static List<Finding> checkName(String name) {
        if (!name.startsWith("x:")) {
            return List.of(Finding.error(Field.VARIABLES, "variablePrefix", name));
        }
        if (name.equals("x:")) {
            return List.of(Finding.error(Field.VARIABLES, "variableNameEmpty"));
        }
        if (!name.chars().allMatch(c -> c > 32 && c < 127)) {
            return List.of(Finding.warning(Field.VARIABLES, "variableNotAscii", name));
        }
        return name.equals(name.toLowerCase(Locale.ROOT)) ? List.of() : List.of(Finding.warning(Field.VARIABLES, "variableUpperCase", name));
    }
}

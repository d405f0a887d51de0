package org.dropback.callback;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
                findings.add(Finding.error(Field.VARIABLES, "variableDuplicate", name).fixedBy(Fix.of("removeSecond", VariableChecks::withoutDuplicates, name)));
                continue;
            }
            findings.addAll(checkName(variable));
            findings.addAll(checkTemplate(variable));
            if (name.startsWith("x:") && name.length() > 2 && !profile.body().isEmpty() && !used.contains(name)) {
                findings.add(Finding.warning(Field.VARIABLES, "variableUnused", name, "${" + name + "}").fixedBy(unused(profile, name)));
            }
        }
        return findings;
    }

    private static List<Fix> unused(CallbackProfile profile, String name) {
        var fixes = new ArrayList<Fix>();
        if (BodyEdits.with(profile.body(), profile.bodyType(), name).isPresent()) {
            fixes.add(Fix.of("addToBody", lacking -> isUsed(lacking, name) ? lacking : BodyChecks.edited(lacking,
                    body -> BodyEdits.with(body, lacking.bodyType(), name).orElse(body)), "${" + name + "}"));
        }
        fixes.add(Fix.of("remove", holder -> isUsed(holder, name) ? holder : without(holder, name), name));
        return fixes;
    }

    private static boolean isUsed(CallbackProfile profile, String name) {
        return BodyTemplate.parse(profile.body()).variableNames().contains(name);
    }

    private static CallbackProfile without(CallbackProfile profile, String name) {
        return profile.withVariables(profile.variables().stream().filter(variable -> !variable.name().equals(name)).toList());
    }

    private static CallbackProfile withoutDuplicates(CallbackProfile profile) {
        Set<String> seen = new HashSet<>();
        return profile.withVariables(profile.variables().stream().filter(variable -> seen.add(variable.name())).toList());
    }

    private static List<Finding> checkTemplate(CallbackVariable variable) {
        if (variable.kind() == Kind.FROM_FILE) {
            try {
                PlaceholderTemplate.parse(variable.value());
            } catch (PlaceholderException e) {
                return List.of(Finding.error(Field.VARIABLES, "variableTemplate", variable.name(), variable.value()).fixedBy(Fix.of("plainText",
                        profile -> profile.withVariables(profile.variables().stream()
                                .map(each -> each.equals(variable) ? each.withKind(Kind.FIXED) : each).toList()))));
            }
        }
        return List.of();
    }

    private static List<Finding> checkName(CallbackVariable variable) {
        var name = variable.name();
        if (!name.startsWith("x:")) {
            return List.of(Finding.error(Field.VARIABLES, "variablePrefix", name).fixedBy(prefixed(name)));
        }
        if (name.equals("x:")) {
            return List.of(Finding.error(Field.VARIABLES, "variableNameEmpty").fixedBy(Fix.of("remove", profile -> without(profile, name), name)));
        }
        if (!name.chars().allMatch(c -> c > 32 && c < 127)) {
            return List.of(Finding.warning(Field.VARIABLES, "variableNotAscii", name));
        }
        var lower = name.toLowerCase(Locale.ROOT);
        return name.equals(lower) ? List.of() : List.of(Finding.warning(Field.VARIABLES, "variableUpperCase", name).fixedBy(rename(name, lower)));
    }

    /** Mends the name of a variable that does not begin with x: */
    static Fix prefixed(String name) {
        var better = "x:" + name.strip().toLowerCase(Locale.ROOT).replaceFirst("^x[:.]", "").strip();
        return better.equals("x:") ? Fix.of("remove", profile -> without(profile, name), name) : rename(name, better);
    }

    /** In the body too. */
    private static Fix rename(String from, String to) {
        return Fix.of("write", profile -> profile
                .withBody(profile.bodyType(), BodyEdits.rename(profile.body(), from, to))
                .withVariables(profile.variables().stream().map(each -> each.name().equals(from) ? each.withName(to) : each).toList()), to);
    }
}

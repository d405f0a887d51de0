package org.dropback.callback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dropback.callback.BodyTemplate.FlawKind;
import org.dropback.callback.Finding.Field;

/** Checks of the body template (facts 1.4, 1.5). */
final class BodyChecks {

    private static final String STARTER = "{\n  \"bucket\": ${bucket},\n  \"object\": ${object},\n  \"size\": ${size},\n  \"etag\": ${etag}\n}";
    private static final String FORM_STARTER = "bucket=${bucket}&object=${object}&size=${size}&etag=${etag}";
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");

    private BodyChecks() {
    }

    static List<Finding> check(CallbackProfile profile, CheckContext context) {
        if (profile.body().isEmpty()) {
            return List.of(Finding.error(Field.BODY, "bodyEmpty").fixedBy(
                    Fix.of("starterBody", empty -> edited(empty, body -> !body.isEmpty() ? body : empty.bodyType() == BodyType.JSON ? STARTER : FORM_STARTER))));
        }
        var template = BodyTemplate.parse(profile.body());
        var findings = new ArrayList<Finding>();
        flaws(profile, template, findings);
        var defined = profile.variables().stream().map(CallbackVariable::name).collect(Collectors.toSet());
        for (var name : template.variableNames()) {
            if (!CallbackReader.isKnown(name)) {
                findings.add(Finding.error(Field.BODY, "bodyUnknownVariable", "${" + name + "}").fixedBy(meant(name, defined).stream().toList()));
            } else if (name.startsWith("x:") && !defined.contains(name)) {
                findings.add(Finding.warning(Field.BODY, "bodyUndefinedVariable", "${" + name + "}", name)
                        .fixedBy(Fix.of("define", undefined -> defined(undefined, name), name)));
            }
        }
        findings.addAll(JsonBodyChecks.check(profile, template, context, findings.stream().anyMatch(Finding::isError)));
        imageInfo(template, context).ifPresent(findings::add);
        return findings;
    }

    /** One that is made again is told once. */
    private static void flaws(CallbackProfile profile, BodyTemplate template, List<Finding> findings) {
        var flaws = template.flaws();
        if (flaws.stream().anyMatch(flaw -> flaw.kind() == FlawKind.PARENTHESIS)) {
            findings.add(Finding.error(Field.BODY, "bodyParenthesis", "$(…)", "${…}").fixedBy(changing(profile, BodyEdits::withBraces, "${…}")));
        }
        var broken = flaws.stream().filter(flaw -> flaw.kind() == FlawKind.BROKEN).map(flaw -> profile.body().substring(flaw.start(), flaw.end())).distinct().toList();
        if (!broken.isEmpty()) {
            var fixes = changing(profile, BodyEdits::closed, "${…}");
            broken.forEach(text -> findings.add(Finding.error(Field.BODY, "bodyBroken", text, "}").fixedBy(fixes)));
        }
    }

    /** Empty for what is no picture (facts 1.4), and a callback may fail over what OSS takes for a broken one (facts 2.6). */
    private static Optional<Finding> imageInfo(BodyTemplate template, CheckContext context) {
        if (context.mimeType() == null || context.isPicture()) {
            return Optional.empty();
        }
        return template.variableNames().stream().filter(name -> name.startsWith("imageInfo.") && CallbackReader.isKnown(name)).findFirst()
                .map(name -> Finding.warning(Field.BODY, "imageInfoOfNoImage", "${" + name + "}", context.mimeType()));
    }

    /** What somebody probably meant by a variable that OSS does not know. */
    private static Optional<Fix> meant(String name, Set<String> defined) {
        if (defined.contains(name)) {
            return Optional.of(VariableChecks.prefixed(name));
        }
        var plain = name.strip();
        var better = Arrays.stream(SystemVariable.values()).map(SystemVariable::variable).filter(plain::equalsIgnoreCase).findFirst()
                .or(() -> defined.stream().filter(own -> own.equalsIgnoreCase("x:" + plain) || own.equalsIgnoreCase(plain)).findFirst())
                .or(() -> Optional.of("x:" + plain).filter(_ -> WORD.matcher(plain).matches()));
        return better.map(to -> Fix.of("write", profile -> renamed(profile, name, to), "${" + to + "}"));
    }

    private static CallbackProfile renamed(CallbackProfile profile, String from, String to) {
        if (!BodyTemplate.parse(profile.body()).variableNames().contains(from)) {
            return profile;
        }
        var edited = edited(profile, body -> BodyEdits.rename(body, from, to));
        return to.startsWith("x:") ? defined(edited, to) : edited;
    }

    private static CallbackProfile defined(CallbackProfile profile, String name) {
        if (profile.variables().stream().anyMatch(variable -> variable.name().equals(name))) {
            return profile;
        }
        var all = new ArrayList<>(profile.variables());
        all.add(CallbackVariable.fixed(name, ""));
        return profile.withVariables(all);
    }

    static CallbackProfile edited(CallbackProfile profile, UnaryOperator<String> edit) {
        return profile.withBody(profile.bodyType(), edit.apply(profile.body()));
    }

    /** Offered only where it does something. */
    static List<Fix> changing(CallbackProfile profile, UnaryOperator<String> edit, String written) {
        return edit.apply(profile.body()).equals(profile.body()) ? List.of() : List.of(Fix.of("write", broken -> edited(broken, edit), written));
    }
}

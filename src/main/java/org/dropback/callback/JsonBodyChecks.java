package org.dropback.callback;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropback.callback.BodyTemplate.Text;
import org.dropback.callback.BodyTemplate.Variable;
import org.dropback.callback.Finding.Field;
import org.dropback.callback.RenderRules.EmptyInJson;
import org.dropback.callback.RenderRules.SpaceInForm;

/** Whether a body that is to be JSON will be JSON (facts 1.5). */
final class JsonBodyChecks {

    private static final RenderRules NOTHING_FOR_EMPTY = new RenderRules(EmptyInJson.NOTHING, SpaceInForm.PERCENT20);
    private static final Set<String> OF_PICTURES = Set.of("imageInfo.height", "imageInfo.width", "imageInfo.format");

    private JsonBodyChecks() {
    }

    /** @param brokenAnyway whether OSS refuses it as it is */
    static List<Finding> check(CallbackProfile profile, BodyTemplate template, CheckContext context, boolean brokenAnyway) {
        if (profile.bodyType() != BodyType.JSON) {
            return looksLikeJson(profile.body()) ? List.of(Finding.warning(Field.BODY, "bodyFormIsJson").fixedBy(
                    Fix.of("sendAsJson", form -> looksLikeJson(form.body()) ? form.withBody(BodyType.JSON, form.body()) : form))) : List.of();
        }
        var quoted = quotedStrings(template);
        if (!quoted.isEmpty()) {
            return quoted.stream().map(name -> Finding.error(Field.BODY, "bodyQuotedVariable", "${" + name + "}").fixedBy(unquote(profile, name))).toList();
        }
        if (brokenAnyway) {
            return List.of();
        }
        var filled = profile.resolve(text -> text);
        if (!StrictJson.isValue(BodyRenderer.render(filled, SystemValues.sample("bucket", "sample.jpg"), RenderRules.DEFAULT))) {
            var form = FormField.of(template).stream().anyMatch(FormField::hasValue);
            return List.of(Finding.warning(Field.BODY, "bodyNotJson").fixedBy(form ? List.of(Fix.of("sendAsForm",
                    wrong -> wrong.withBody(BodyType.FORM, wrong.body()))) : List.of()));
        }
        return context.sandbox() ? List.of() : emptyValues(profile, filled, context);
    }

    /** A form never begins so on purpose. */
    private static boolean looksLikeJson(String body) {
        var text = body.strip();
        return text.startsWith("{") && text.endsWith("}");
    }

    /** What OSS writes for an empty variable is not documented (facts 1.5, 10): where it is nothing, JSON lacks a value. */
    private static List<Finding> emptyValues(CallbackProfile profile, Callback filled, CheckContext context) {
        var picture = context.isPicture() ? SystemValues.sample("bucket", "sample.jpg") : SystemValues.sample("bucket", "sample.jpg").withoutPicture();
        var canBeEmpty = new LinkedHashSet<String>();
        for (var name : BodyTemplate.parse(profile.body()).variableNames()) {
            boolean own = name.startsWith("x:") && filled.variables().containsKey(name) && filled.variables().get(name).isEmpty();
            if (own || name.equals("vpcId") || name.equals("contentMd5") || OF_PICTURES.contains(name) && !context.isPicture()) {
                canBeEmpty.add(name);
            }
        }
        var rendered = BodyRenderer.render(filled, picture.withoutContentMd5(), NOTHING_FOR_EMPTY);
        if (canBeEmpty.isEmpty() || StrictJson.isValue(rendered)) {
            return List.of();
        }
        var numbers = canBeEmpty.stream().filter(name -> SystemVariable.named(name).filter(SystemVariable::isNumber).isPresent())
                .filter(name -> !BodyEdits.quoted(profile.body(), name).equals(profile.body()))
                .map(name -> Fix.of("quote", bare -> BodyChecks.edited(bare, body -> BodyEdits.quoted(body, name)), "${" + name + "}")).toList();
        return List.of(Finding.warning(Field.BODY, "bodyEmptyNotJson",
                canBeEmpty.stream().map(name -> "${" + name + "}").collect(Collectors.joining(", "))).fixedBy(numbers));
    }

    private static List<Fix> unquote(CallbackProfile profile, String name) {
        return BodyEdits.unquoted(profile.body(), name).equals(profile.body()) ? List.of()
                : List.of(Fix.of("unquote", quoted -> BodyChecks.edited(quoted, body -> BodyEdits.unquoted(body, name))));
    }

    /** String variables inside a JSON string: OSS brings the quotes itself, so they would double. Numbers may stand in quotes. */
    private static List<String> quotedStrings(BodyTemplate template) {
        var quoted = new ArrayList<String>();
        boolean inString = false;
        for (var piece : template.pieces()) {
            switch (piece) {
                case Text text -> inString = JsonStrings.isInside(text.text(), inString);
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
}

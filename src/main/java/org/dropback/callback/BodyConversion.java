package org.dropback.callback;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropback.callback.JsonTemplate.Part;
import org.dropback.callback.RenderRules.SpaceInForm;
import org.dropback.text.Messages;

/**
 * A body template in the other body type, saying the same as far as that type can. Pure, never throws.
 *
 * @param template the new body; the old one where nothing could be converted
 * @param losses   what it does not say as the old one did
 */
public record BodyConversion(String template, List<Loss> losses) {

    /**
     * One thing that comes out otherwise.
     *
     * @param code the text is {@code conversion.<code>}
     * @param args of the text, in order
     */
    public record Loss(String code, List<String> args) {

        static Loss of(String code, String... args) {
            return new Loss(code, List.of(args));
        }

        public String text(Messages messages) {
            return messages.get("conversion." + code, args.toArray());
        }
    }

    public BodyConversion {
        losses = List.copyOf(losses);
    }

    /** @param to the type that the body shall have; it has the other one now */
    public static BodyConversion of(String body, BodyType to) {
        return switch (to) {
            case JSON -> toJson(body);
            case FORM -> toForm(body);
        };
    }

    private static BodyConversion toJson(String body) {
        if (body.isBlank() || new JsonTemplate(body).isJson()) {
            return new BodyConversion(body, List.of());
        }
        var fields = FormField.of(BodyTemplate.parse(body));
        if (fields.stream().noneMatch(FormField::hasValue)) {
            return new BodyConversion(body, List.of(Loss.of("notForm")));
        }
        var losses = new ArrayList<Loss>();
        var byKey = new LinkedHashMap<String, List<String>>();
        for (var field : fields) {
            if (field.key().stream().anyMatch(Part::variable)) {
                losses.add(Loss.of("keyVariable", Part.source(field.key())));
            } else {
                var key = Part.source(field.key());
                byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(jsonValue(key, field.value(), losses));
            }
        }
        byKey.forEach((key, values) -> {
            if (values.size() > 1) {
                losses.add(Loss.of("repeated", key));
            }
        });
        return new BodyConversion(byKey.entrySet().stream()
                .map(entry -> "  " + quoted(entry.getKey()) + ": "
                        + (entry.getValue().size() == 1 ? entry.getValue().getFirst() : "[" + String.join(", ", entry.getValue()) + "]"))
                .collect(Collectors.joining(",\n", "{\n", "\n}")), losses);
    }

    private static String jsonValue(String key, List<Part> value, List<Loss> losses) {
        if (value.size() == 1 && value.getFirst().variable()) {
            return "${" + value.getFirst().text() + "}";
        }
        // OSS brings the quotation marks of a text along, but none of a number: only numbers can stand beside other text.
        var texts = value.stream().filter(part -> part.variable() && !isNumber(part.text())).map(part -> "${" + part.text() + "}").toList();
        if (texts.isEmpty()) {
            return value.stream().map(part -> part.variable() ? "${" + part.text() + "}" : escaped(part.text())).collect(Collectors.joining("", "\"", "\""));
        }
        losses.add(Loss.of("mixed", key, texts.getFirst()));
        return value.stream().map(part -> part.variable() ? "${" + part.text() + "}" : quoted(part.text())).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /** In a form {@code %24%7B} is text; in JSON it must not become a variable. */
    private static String escaped(String text) {
        return JsonStrings.escape(text).replace("${", "\\u0024{").replace("$(", "\\u0024(");
    }

    private static boolean isNumber(String variable) {
        return SystemVariable.named(variable).filter(SystemVariable::isNumber).isPresent();
    }

    private static BodyConversion toForm(String body) {
        var json = new JsonTemplate(body);
        if (body.isBlank() || !json.isJson()) {
            boolean form = body.isBlank() || FormField.of(BodyTemplate.parse(body)).stream().anyMatch(FormField::hasValue);
            return new BodyConversion(body, form ? List.of() : List.of(Loss.of("notJson")));
        }
        try (var parser = json.parser()) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new BodyConversion(body, List.of(Loss.of("notObject")));
            }
            var losses = new ArrayList<Loss>();
            var fields = new ArrayList<String>();
            flatten(parser, json, List.of(), fields, losses);
            return new BodyConversion(String.join("&", fields), losses);
        } catch (IOException e) {
            throw new UncheckedIOException("what has been read once can be read again", e);
        }
    }

    /** The parser stands on the beginning of an object or a list. */
    private static void flatten(JsonParser parser, JsonTemplate json, List<Part> path, List<String> fields, List<Loss> losses) throws IOException {
        boolean list = parser.currentToken() == JsonToken.START_ARRAY;
        if (!path.isEmpty()) {
            losses.add(Loss.of(list ? "list" : "nested", Part.source(path)));
        }
        for (var token = parser.nextToken(); !token.isStructEnd(); token = parser.nextToken()) {
            var here = list ? path : below(path, json.parts(parser.currentName()));
            if (token == JsonToken.FIELD_NAME) {
                token = parser.nextToken();
            }
            if (token.isStructStart()) {
                flatten(parser, json, here, fields, losses);
                continue;
            }
            if (token == JsonToken.VALUE_NULL) {
                losses.add(Loss.of("nothing", Part.source(here)));
            }
            var value = token == JsonToken.VALUE_NULL ? "" : parser.getText();
            fields.add(formText(here) + "=" + formText(json.parts(value)));
        }
    }

    private static List<Part> below(List<Part> path, List<Part> name) {
        return path.isEmpty() ? name : Stream.of(path, List.of(new Part(".", false)), name).flatMap(List::stream).toList();
    }

    private static String formText(List<Part> parts) {
        return parts.stream().map(part -> part.variable() ? "${" + part.text() + "}" : formKey(part.text())).collect(Collectors.joining());
    }

    /** Text as it stands in a form. */
    static String formKey(String text) {
        return BodyRenderer.percentEncoded(Utf16.wellFormed(text), SpaceInForm.PERCENT20);
    }
}

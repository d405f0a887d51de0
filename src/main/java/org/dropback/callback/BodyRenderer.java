package org.dropback.callback;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.dropback.callback.BodyTemplate.Text;
import org.dropback.callback.BodyTemplate.Variable;
import org.dropback.callback.RenderRules.SpaceInForm;

/**
 * Fills a callback body as OSS does (facts 1.5). The preview, the test-fire and the sandbox all use this, so that what the preview shows is
 * what is sent. Never throws: an unknown or undefined variable is empty, broken {@code ${} stays text, half a character becomes U+FFFD.
 */
public final class BodyRenderer {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String HEX = "0123456789ABCDEF";

    private BodyRenderer() {
    }

    public static String render(Callback callback, SystemValues values, RenderRules rules) {
        var body = new StringBuilder();
        for (var piece : BodyTemplate.parse(callback.body()).pieces()) {
            switch (piece) {
                case Text text -> body.append(text.text());
                case Variable variable -> body.append(switch (callback.bodyType()) {
                    case FORM -> percentEncoded(value(variable.name(), values, callback.variables()), rules.spaceInForm());
                    case JSON -> json(variable, value(variable.name(), values, callback.variables()), rules);
                });
            }
        }
        return Utf16.wellFormed(body.toString());
    }

    /** What a variable holds, before it is encoded for the body. */
    public static String value(String variable, SystemValues values, Map<String, String> custom) {
        var value = SystemVariable.named(variable).map(values::get).orElseGet(() -> custom.getOrDefault(variable, ""));
        return Utf16.wellFormed(value);
    }

    private static String json(Variable variable, String value, RenderRules rules) {
        if (value.isEmpty()) {
            return rules.emptyInJson().text();
        }
        boolean bare = SystemVariable.named(variable.name()).filter(SystemVariable::isNumber).isPresent();
        return bare ? value : '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }

    static String percentEncoded(String value, SpaceInForm space) {
        var encoded = new StringBuilder(value.length() + 16);
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (octet == ' ' && space == SpaceInForm.PLUS) {
                encoded.append('+');
            } else if (UNRESERVED.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
            }
        }
        return encoded.toString();
    }
}

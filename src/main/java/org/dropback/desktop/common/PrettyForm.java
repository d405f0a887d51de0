package org.dropback.desktop.common;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Lays a form-urlencoded body out for reading: decoded, a pair a line. */
final class PrettyForm {

    private PrettyForm() {
    }

    static String indent(String text) {
        return Arrays.stream(text.split("&", -1)).map(PrettyForm::decoded).collect(Collectors.joining("\n"));
    }

    /** @return the pair as it came where it cannot be decoded, or where that would break its line */
    private static String decoded(String pair) {
        try {
            var decoded = URLDecoder.decode(pair, StandardCharsets.UTF_8);
            return decoded.chars().anyMatch(Character::isISOControl) ? pair : decoded;
        } catch (IllegalArgumentException e) {
            return pair;
        }
    }
}

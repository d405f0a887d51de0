package org.dropback.callback;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Callbacks and values for the tests of this room. */
final class Callbacks {

    static final SystemValues PICTURE = new SystemValues("photos", "a b/图+1.jpg", "5EB63BBBE01EEED093CB22BB8F5ACDC3", 114020, "image/jpeg",
            "539", "810", "jpg", "5981764153023615706", "XrY7u+Ae7tCTyyK7j1rNww==", "", "203.0.113.7", "5F3A4B5C6D7E8F9012345678", "PutObject");

    private static final String SPECIAL = "\"\\\n\r\t$ {}();%+&=/:";

    private Callbacks() {
    }

    static Callback of(BodyType type, String body, Map<String, String> variables) {
        return new Callback(List.of("http://app.example.com/callback"), null, false, type, body, variables, Map.of());
    }

    static CallbackProfile profile(String body) {
        return new CallbackProfile("p", List.of("http://app.example.com/callback"), null, false, BodyType.FORM, body, List.of(), Map.of());
    }

    /** Any UTF-16 units: control characters, quotes, Chinese, emoji, halves of characters. */
    static String anyText(Random random, int maxLength) {
        var text = new StringBuilder();
        int length = random.nextInt(maxLength + 1);
        while (text.length() < length) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(0x10000));
                case 1 -> text.appendCodePoint(0x1F300 + random.nextInt(0x200));
                case 2 -> text.append((char) (0x4E00 + random.nextInt(0x5000)));
                case 3 -> text.append(SPECIAL.charAt(random.nextInt(SPECIAL.length())));
                case 4 -> text.append(List.of("${", "}", "$(", "${object}", "${x:a}", "\"", "\\u").get(random.nextInt(7)));
                default -> text.append((char) (32 + random.nextInt(95)));
            }
        }
        return text.toString();
    }
}

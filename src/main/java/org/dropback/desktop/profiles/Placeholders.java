package org.dropback.desktop.profiles;

import java.util.List;

/** The placeholders that a value of a variable can be made of. */
final class Placeholders {

    private static final List<String> ALL = List.of("{name}", "{stem}", "{ext}", "{parent}", "{relpath}", "{size}", "{mtime}", "{sha256}", "{md5}", "{uuid}",
            "{date:uuuu-MM-dd}", "{yyyy}", "{MM}", "{dd}", "{env:NAME}", "{row:column}");

    private Placeholders() {
    }

    /** Where the brace of the placeholder stands that is being typed at the end of a text; -1 for none. */
    static int start(String before) {
        int brace = before.lastIndexOf('{');
        boolean doubled = brace > 0 && before.charAt(brace - 1) == '{';
        return brace < 0 || doubled || before.indexOf('}', brace) >= 0 ? -1 : brace;
    }

    /** Those that begin as the text ends. */
    static List<String> fitting(String before) {
        int start = start(before);
        return start < 0 ? List.of() : ALL.stream().filter(each -> each.startsWith(before.substring(start))).toList();
    }

    /** The word of a placeholder: {@code date} of <code>{date:uuuu}</code>. */
    static String word(String written) {
        return written.replaceAll("[{}]|:.*", "");
    }
}

package org.dropback.snippet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What fills a template. A name that it does not hold is a mistake in the template. */
record TemplateValues(Map<String, String> texts, Map<String, Boolean> flags, Map<String, List<Map<String, String>>> lists) {

    static final TemplateValues NONE = new TemplateValues(Map.of(), Map.of(), Map.of());

    String text(String name) {
        return known(texts.get(name), name);
    }

    boolean flag(String name) {
        return known(flags.get(name), name);
    }

    List<Map<String, String>> list(String name) {
        return known(lists.get(name), name);
    }

    TemplateValues with(Map<String, String> more) {
        var all = new HashMap<>(texts);
        all.putAll(more);
        return new TemplateValues(all, flags, lists);
    }

    private static <T> T known(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("a template names " + name);
        }
        return value;
    }
}

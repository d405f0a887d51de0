package org.dropback.cli;

import java.util.List;
import java.util.Map;

/** A header in the JSON that the command line prints: a list keeps their order, and one that stands twice. */
record NameValue(String name, String value) {

    static List<NameValue> of(List<Map.Entry<String, String>> headers) {
        return headers.stream().map(header -> new NameValue(header.getKey(), header.getValue())).toList();
    }
}

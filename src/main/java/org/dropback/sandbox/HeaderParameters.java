package org.dropback.sandbox;

import java.util.Optional;

/** The parameters of a header such as {@code form-data; name="a"; filename="b"}. */
final class HeaderParameters {

    private HeaderParameters() {
    }

    /** The first of that name. In quotes a backslash before a quote or a backslash is dropped; another one is part of a Windows path. */
    static Optional<String> find(String header, String name) {
        int at = header.indexOf(';');
        while (at >= 0) {
            int equals = header.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            var found = header.substring(at + 1, equals).strip();
            var value = new StringBuilder();
            at = read(header, equals + 1, value);
            if (found.equalsIgnoreCase(name)) {
                return Optional.of(value.toString());
            }
        }
        return Optional.empty();
    }

    /** @return where the next semicolon is, -1 without */
    private static int read(String header, int from, StringBuilder value) {
        int at = from;
        while (at < header.length() && Character.isWhitespace(header.charAt(at))) {
            at++;
        }
        if (at == header.length() || header.charAt(at) != '"') {
            int end = header.indexOf(';', at);
            value.append(header.substring(at, end < 0 ? header.length() : end).strip());
            return end;
        }
        for (at++; at < header.length() && header.charAt(at) != '"'; at++) {
            if (header.startsWith("\\\"", at) || header.startsWith("\\\\", at)) {
                at++;
            }
            value.append(header.charAt(at));
        }
        return header.indexOf(';', at);
    }
}

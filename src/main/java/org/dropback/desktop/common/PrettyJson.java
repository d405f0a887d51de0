package org.dropback.desktop.common;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;

/** Lays JSON out for reading without touching a value: numbers, escapes, order and repeated names stay as they were. */
final class PrettyJson {

    private PrettyJson() {
    }

    /** @return the same text where it is not JSON */
    static String indent(String text) {
        return isJson(text) ? layOut(text) : text;
    }

    private static boolean isJson(String text) {
        try (var parser = new JsonFactory().createParser(text)) {
            var any = false;
            while (parser.nextToken() != null) {
                any = true;
            }
            return any;
        } catch (IOException e) {
            return false;
        }
    }

    private static String layOut(String text) {
        var out = new StringBuilder();
        var depth = 0;
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            switch (c) {
                case '"' -> {
                    var end = Highlighter.endOfString(text, at);
                    out.append(text, at, end);
                    at = end - 1;
                }
                case '{', '[' -> {
                    out.append(c);
                    var close = skipSpace(text, at + 1);
                    if (close < text.length() && (text.charAt(close) == '}' || text.charAt(close) == ']')) {
                        out.append(text.charAt(close));
                        at = close;
                    } else {
                        newLine(out, ++depth);
                    }
                }
                case '}', ']' -> {
                    newLine(out, --depth);
                    out.append(c);
                }
                case ',' -> {
                    out.append(c);
                    newLine(out, depth);
                }
                case ':' -> out.append(": ");
                case ' ', '\t', '\r', '\n' -> { }
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private static int skipSpace(String text, int at) {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static void newLine(StringBuilder out, int depth) {
        out.append('\n').append("  ".repeat(depth));
    }
}

package org.dropback.desktop.common;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;

/** Lays JSON out for reading without touching a value: numbers, escapes, order and repeated names stay as they were. */
final class PrettyJson {

    private PrettyJson() {
    }

    /** @return the same text where it is not JSON, or too deep or long to be laid out */
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
        var out = new Indented();
        var depth = 0;
        for (var at = 0; at < text.length() && !out.isTooMuch(); at++) {
            var c = text.charAt(at);
            switch (c) {
                case '"' -> {
                    var end = Highlighter.endOfString(text, at);
                    out.add(text, at, end);
                    at = end - 1;
                }
                case '{', '[' -> {
                    out.add(text, at, at + 1);
                    var close = skipSpace(text, at + 1);
                    if (close < text.length() && (text.charAt(close) == '}' || text.charAt(close) == ']')) {
                        out.add(text, close, close + 1);
                        at = close;
                    } else {
                        out.newLine(++depth);
                    }
                }
                case '}', ']' -> {
                    out.newLine(--depth);
                    out.add(text, at, at + 1);
                }
                case ',' -> {
                    out.add(text, at, at + 1);
                    out.newLine(depth);
                }
                case ':' -> out.add(": ");
                case ' ', '\t', '\r', '\n' -> { }
                default -> out.add(text, at, at + 1);
            }
        }
        return out.isTooMuch() ? text : out.toString();
    }

    private static int skipSpace(String text, int at) {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}

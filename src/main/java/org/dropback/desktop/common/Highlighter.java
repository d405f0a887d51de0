package org.dropback.desktop.common;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts text into tokens of one colour each. Never fails: what it does not know stays plain. Any thread. */
public final class Highlighter {

    /** A run of text of one kind. */
    public record Token(Kind kind, String text) {
    }

    public enum Kind { PLAIN, NAME, STRING, NUMBER }

    /** Of a request or an answer; something else says why there is none. */
    private static final Pattern FIRST_LINE = Pattern.compile("[A-Z]+(/[0-9.]+)? ");

    private Highlighter() {
    }

    public static List<Token> tokens(Code code) {
        return switch (code.language()) {
            case JSON -> json(code.text());
            case XML -> xml(code.text());
            case FORM -> form(code.text());
            case HTTP -> http(code);
            case PLAIN -> code.text().isEmpty() ? List.of() : List.of(new Token(Kind.PLAIN, code.text()));
        };
    }

    private static List<Token> http(Code message) {
        var tokens = new ArrayList<Token>();
        for (var line : message.head().splitWithDelimiters("\n", 0)) {
            var name = !tokens.isEmpty() ? line.indexOf(':') + 1 : FIRST_LINE.matcher(line).lookingAt() ? line.indexOf(' ') : 0;
            if (name > 0) {
                tokens.add(new Token(Kind.NAME, line.substring(0, name)));
            }
            tokens.add(new Token(Kind.PLAIN, line.substring(Math.max(name, 0))));
        }
        tokens.addAll(tokens(message.body()));
        return tokens;
    }

    /** Names of both layouts: {@code name=value&} and a line each. */
    private static List<Token> form(String text) {
        var tokens = new ArrayList<Token>();
        for (var pair : text.splitWithDelimiters("[&\n]", 0)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                tokens.add(new Token(Kind.NAME, pair.substring(0, equals)));
                tokens.add(new Token(Kind.PLAIN, "="));
                tokens.add(new Token(Kind.STRING, pair.substring(equals + 1)));
            } else {
                tokens.add(new Token(Kind.PLAIN, pair));
            }
        }
        return tokens;
    }

    private static List<Token> json(String text) {
        var tokens = new ArrayList<Token>();
        var at = 0;
        while (at < text.length()) {
            var c = text.charAt(at);
            var end = at;
            if (c == '"') {
                end = endOfString(text, at);
                tokens.add(new Token(nextSign(text, end) == ':' ? Kind.NAME : Kind.STRING, text.substring(at, end)));
            } else {
                var word = isWord(c);
                while (end < text.length() && text.charAt(end) != '"' && isWord(text.charAt(end)) == word) {
                    end++;
                }
                tokens.add(new Token(word ? Kind.NUMBER : Kind.PLAIN, text.substring(at, end)));
            }
            at = end;
        }
        return tokens;
    }

    /** @return the index after the closing quote, or the end of the text without one */
    static int endOfString(String text, int quote) {
        for (var at = quote + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == '"') {
                return at + 1;
            }
        }
        return text.length();
    }

    private static char nextSign(String text, int at) {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
    }

    private static List<Token> xml(String text) {
        return xmlPieces(text).stream()
                .map(piece -> new Token(piece.startsWith("<") ? Kind.NAME : Kind.PLAIN, piece))
                .toList();
    }

    /** Tags and the text between them, in order; joined again they are the text. */
    static List<String> xmlPieces(String text) {
        var pieces = new ArrayList<String>();
        var at = 0;
        while (at < text.length()) {
            var end = text.charAt(at) == '<' ? text.indexOf('>', at) + 1 : text.indexOf('<', at);
            end = end <= at ? text.length() : end;
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }
}

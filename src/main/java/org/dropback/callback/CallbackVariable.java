package org.dropback.callback;

/**
 * A custom variable as its author wrote it.
 *
 * @param name  with its {@code x:}
 * @param value plain text when {@code FIXED}; a template in the placeholder language ({@code {name}}, {@code {size}}…) when {@code FROM_FILE}
 */
public record CallbackVariable(String name, String value, Kind kind) {

    public enum Kind { FIXED, FROM_FILE }

    public static CallbackVariable fixed(String name, String value) {
        return new CallbackVariable(name, value, Kind.FIXED);
    }

    public static CallbackVariable fromFile(String name, String template) {
        return new CallbackVariable(name, template, Kind.FROM_FILE);
    }
}

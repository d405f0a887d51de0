package org.dropback.callback;

import org.dropback.text.Redactor;

/**
 * A custom variable as its author wrote it.
 *
 * @param name    with its {@code x:}
 * @param value   plain text when {@code FIXED}; a template in the placeholder language ({@code {name}}, {@code {size}}…) when {@code FROM_FILE};
 *                the answer that is suggested when it is asked
 * @param enabled whether it counts; one that is off also switches off what a parent profile has of its name
 * @param secret  whether its value stays on this machine and out of sight: not exported, not in the profile's file, not kept in the history, not in {@code toString}
 */
public record CallbackVariable(String name, String value, Kind kind, boolean enabled, boolean secret) {

    /** Where the value comes from; the last two are asked when files are added. */
    public enum Kind {
        FIXED, FROM_FILE,
        /** One answer for all files of a batch. */
        ASKED_ONCE,
        /** An answer a file. */
        ASKED_PER_FILE;

        public boolean isAsked() {
            return this == ASKED_ONCE || this == ASKED_PER_FILE;
        }
    }

    /** Switched on and no secret. */
    public CallbackVariable(String name, String value, Kind kind) {
        this(name, value, kind, true, false);
    }

    public static CallbackVariable fixed(String name, String value) {
        return new CallbackVariable(name, value, Kind.FIXED);
    }

    public static CallbackVariable fromFile(String name, String template) {
        return new CallbackVariable(name, template, Kind.FROM_FILE);
    }

    public CallbackVariable withName(String other) {
        return new CallbackVariable(other, value, kind, enabled, secret);
    }

    public CallbackVariable withValue(String other) {
        return new CallbackVariable(name, other, kind, enabled, secret);
    }

    public CallbackVariable withKind(Kind other) {
        return new CallbackVariable(name, value, other, enabled, secret);
    }

    public CallbackVariable withEnabled(boolean on) {
        return new CallbackVariable(name, value, kind, on, secret);
    }

    public CallbackVariable withSecret(boolean kept) {
        return new CallbackVariable(name, value, kind, enabled, kept);
    }

    @Override
    public String toString() {
        return name + "=" + (secret ? Redactor.MASK : value) + " (" + kind + (enabled ? ")" : ", off)");
    }
}

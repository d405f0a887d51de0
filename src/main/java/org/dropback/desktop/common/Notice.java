package org.dropback.desktop.common;

import org.jspecify.annotations.Nullable;

/**
 * A sentence for the user that asks for nothing.
 *
 * @param action what can be done about it, such as Undo
 * @param gone   runs when the notice leaves without its action having been taken
 */
public record Notice(Tone tone, String text, @Nullable Action action, Runnable gone) {

    public record Action(String name, Runnable run) {
    }

    public static Notice of(Tone tone, String text) {
        return new Notice(tone, text, null, () -> { });
    }
}

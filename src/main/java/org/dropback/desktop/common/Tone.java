package org.dropback.desktop.common;

/** How good a piece of news is; colours it, always beside a word. */
public enum Tone {
    NEUTRAL, ACCENT, SUCCESS, WARNING, DANGER;

    /** Class in the style sheets. */
    public String styleClass() {
        return "tone-" + name().toLowerCase(java.util.Locale.ROOT);
    }
}

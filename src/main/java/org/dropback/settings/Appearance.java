package org.dropback.settings;

/** How Dropback looks and speaks. */
public record Appearance(Theme theme, Language language) {

    static final Appearance DEFAULT = new Appearance(Theme.SYSTEM, Language.SYSTEM);

    public Appearance withTheme(Theme value) {
        return new Appearance(value, language);
    }

    public Appearance withLanguage(Language value) {
        return new Appearance(theme, value);
    }
}

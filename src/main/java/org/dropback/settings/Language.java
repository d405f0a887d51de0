package org.dropback.settings;

import java.util.Locale;

/** The language of window and command line. */
public enum Language {
    SYSTEM(""),
    ENGLISH("en"),
    SIMPLIFIED("zh-Hans"),
    TRADITIONAL("zh-Hant");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** @param system that of the machine */
    public Locale locale(Locale system) {
        return this == SYSTEM ? system : Locale.forLanguageTag(tag);
    }
}

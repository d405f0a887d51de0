package org.dropback.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * Every string a person reads, in one language. Keys live in {@code i18n/messages*.properties}; patterns are those of
 * {@link MessageFormat}. Immutable, any thread.
 */
public final class Messages {

    private static final String BUNDLE = "org.dropback.i18n.messages";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The messages for a locale: English, 简体中文 or 繁體中文; English where it is none of these. */
    public static Messages of(Locale locale) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Messages(ResourceBundle.getBundle(BUNDLE, locale, noFallback), locale);
    }

    /** @throws MissingResourceException where the key is in no bundle: a mistake of ours, never of the user */
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    public Locale locale() {
        return locale;
    }
}

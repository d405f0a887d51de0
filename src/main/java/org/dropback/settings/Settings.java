package org.dropback.settings;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the app remembers of its user. Holds no secret.
 *
 * @param profile      name of the profile chosen last; empty for "no callback"
 * @param keyTemplate  placeholder template of object keys; by default the name of a file, and the path in the folder of what a folder holds
 * @param windowWidth  pixels, while not maximized
 * @param windowHeight pixels, while not maximized
 * @param maximized    whether the window filled the screen
 * @param receiverUrl  where the sandbox's receiver answered last; the sample profiles follow it when it moves
 * @param profileOf    by the name of a connection: the profile that uploads to it start with
 * @param updateAsked  when a newer version was looked for by itself, milliseconds of the epoch; 0 for never
 * @param preferences  what its user chose
 * @param callAgainExplained whether its user knows what calling back again changes
 */
public record Settings(String profile, String keyTemplate, double windowWidth, double windowHeight, boolean maximized,
                       String receiverUrl, Map<String, String> profileOf, boolean callAgainExplained, long updateAsked, Preferences preferences) {

    public static final Settings DEFAULT = new Settings("", "{relpath}", 1280, 800, false, "", Map.of(), false, 0, Preferences.DEFAULT);

    public Settings {
        profileOf = Map.copyOf(profileOf);
    }

    public Settings withProfile(String value) {
        return new Settings(value, keyTemplate, windowWidth, windowHeight, maximized, receiverUrl, profileOf, callAgainExplained, updateAsked, preferences);
    }

    public Settings withKeyTemplate(String value) {
        return new Settings(profile, value, windowWidth, windowHeight, maximized, receiverUrl, profileOf, callAgainExplained, updateAsked, preferences);
    }

    public Settings withWindow(double width, double height) {
        return new Settings(profile, keyTemplate, width, height, maximized, receiverUrl, profileOf, callAgainExplained, updateAsked, preferences);
    }

    public Settings withMaximized(boolean value) {
        return new Settings(profile, keyTemplate, windowWidth, windowHeight, value, receiverUrl, profileOf, callAgainExplained, updateAsked, preferences);
    }

    public Settings withReceiverUrl(String value) {
        return new Settings(profile, keyTemplate, windowWidth, windowHeight, maximized, value, profileOf, callAgainExplained, updateAsked, preferences);
    }

    /** @param profile null to forget it */
    public Settings withProfileOf(String connection, @Nullable String profile) {
        var changed = new TreeMap<>(profileOf);
        if (profile == null) {
            changed.remove(connection);
        } else {
            changed.put(connection, profile);
        }
        return new Settings(this.profile, keyTemplate, windowWidth, windowHeight, maximized, receiverUrl, changed, callAgainExplained, updateAsked, preferences);
    }

    public Settings withConnectionRenamed(String from, String to) {
        var standard = profileOf.get(from);
        return standard == null ? this : withProfileOf(from, null).withProfileOf(to, standard);
    }

    /** @param to null where the profile is gone: connections that started with it start with none */
    public Settings withProfileRenamed(String from, @Nullable String to) {
        var changed = new TreeMap<String, String>();
        profileOf.forEach((connection, name) -> {
            var now = name.equals(from) ? to : name;
            if (now != null) {
                changed.put(connection, now);
            }
        });
        return new Settings(profile, keyTemplate, windowWidth, windowHeight, maximized, receiverUrl, changed, callAgainExplained, updateAsked, preferences);
    }

    public Settings withCallAgainExplained(boolean value) {
        return new Settings(profile, keyTemplate, windowWidth, windowHeight, maximized, receiverUrl, profileOf, value, updateAsked, preferences);
    }

    public Settings withUpdateAsked(long value) {
        return new Settings(profile, keyTemplate, windowWidth, windowHeight, maximized, receiverUrl, profileOf, callAgainExplained, value, preferences);
    }

    public Settings withPreferences(Preferences value) {
        return new Settings(profile, keyTemplate, windowWidth, windowHeight, maximized, receiverUrl, profileOf, callAgainExplained, updateAsked, value);
    }
}

package org.dropback.settings;

/**
 * What the app remembers of its user. Holds no secret.
 *
 * @param profile      name of the profile chosen last; empty for "no callback"
 * @param keyTemplate  placeholder template of object keys; by default the name of a file, and the path in the folder of what a folder holds
 * @param windowWidth  pixels
 * @param windowHeight pixels
 * @param receiverUrl  where the sandbox's receiver answered last; the sample profiles follow it when it moves
 */
public record Settings(String profile, String keyTemplate, double windowWidth, double windowHeight, String receiverUrl) {

    public static final Settings DEFAULT = new Settings("", "{relpath}", 1280, 800, "");

    public Settings withProfile(String value) {
        return new Settings(value, keyTemplate, windowWidth, windowHeight, receiverUrl);
    }

    public Settings withKeyTemplate(String value) {
        return new Settings(profile, value, windowWidth, windowHeight, receiverUrl);
    }

    public Settings withWindow(double width, double height) {
        return new Settings(profile, keyTemplate, width, height, receiverUrl);
    }

    public Settings withReceiverUrl(String value) {
        return new Settings(profile, keyTemplate, windowWidth, windowHeight, value);
    }
}

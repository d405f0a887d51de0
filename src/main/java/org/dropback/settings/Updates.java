package org.dropback.settings;

/**
 * Whether a newer version is looked for, and where. What the texts must be is for those to say who ask.
 *
 * @param daily     when the window opens, at most once a day
 * @param url       of the signed file; "" for none
 * @param publicKey whose signature counts; "" for none
 */
public record Updates(boolean daily, String url, String publicKey) {

    static final Updates DEFAULT = new Updates(false, "", "");

    public Updates withDaily(boolean value) {
        return new Updates(value, url, publicKey);
    }

    public Updates withUrl(String value) {
        return new Updates(daily, value, publicKey);
    }

    public Updates withPublicKey(String value) {
        return new Updates(daily, url, value);
    }
}

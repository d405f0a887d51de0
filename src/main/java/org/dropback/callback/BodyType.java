package org.dropback.callback;

/** {@code callbackBodyType}: the Content-Type of the callback, which also decides how values are put into the body (facts 1.1, 1.5). */
public enum BodyType {
    FORM("application/x-www-form-urlencoded"),
    JSON("application/json");

    private final String contentType;

    BodyType(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }
}

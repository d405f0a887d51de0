package org.dropback.callback;

/** What is left when nobody knows the code: the status of OSS's answer says at least who has to act. */
enum GeneralError {
    REDIRECTED, REFUSED, SERVER_TROUBLE, UNKNOWN;

    String id() {
        return "general." + Phrases.camelCase(name());
    }

    static GeneralError of(int httpStatus) {
        return switch (httpStatus / 100) {
            case 3 -> REDIRECTED;
            case 4 -> REFUSED;
            case 5 -> SERVER_TROUBLE;
            default -> UNKNOWN;
        };
    }
}

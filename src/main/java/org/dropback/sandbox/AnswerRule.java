package org.dropback.sandbox;

/**
 * Another answer for some callbacks. Immutable, any thread.
 *
 * @param glob {@code *} stands for any characters, slashes too, {@code ?} for one; all else for itself; the whole must match. A path is matched
 *             percent-decoded, without its query
 */
public record AnswerRule(On on, String glob, ReceiverAnswer answer) {

    /** What the glob is held against. OBJECT: the key as the body tells it; a body that does not tell it matches nothing. */
    public enum On { PATH, OBJECT }

    /** @throws IllegalArgumentException for an empty glob */
    public AnswerRule {
        if (glob.isEmpty()) {
            throw new IllegalArgumentException("An empty pattern");
        }
    }

    boolean fits(ReceivedCallback callback) {
        return switch (on) {
            case PATH -> matches(Percent.decode(callback.path()).orElse(callback.path()));
            case OBJECT -> callback.object().filter(this::matches).isPresent();
        };
    }

    /** Without backtracking: a star only ever moves on. */
    private boolean matches(String text) {
        int g = 0;
        int t = 0;
        int star = -1;
        int marked = 0;
        while (t < text.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                marked = t;
            } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == text.charAt(t))) {
                g++;
                t++;
            } else if (star >= 0) {
                g = star + 1;
                t = ++marked;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }
}

package org.dropback.sandbox;

/**
 * Which port to listen on.
 *
 * @param number  0 to 65535; 0 for any free one
 * @param mayMove whether any free one will do where this one is taken
 */
public record ListenPort(int number, boolean mayMove) {

    public static final ListenPort ANY = new ListenPort(0, false);

    public ListenPort {
        if (number < 0 || number > 65535) {
            throw new IllegalArgumentException("Not a port: " + number);
        }
    }

    public static ListenPort exactly(int number) {
        return new ListenPort(number, false);
    }

    public static ListenPort preferably(int number) {
        return new ListenPort(number, true);
    }
}

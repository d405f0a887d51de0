package org.dropback.cli;

/** The words given make no sense; the message says why, in the user's language. Exit code 2. */
final class WrongUsage extends RuntimeException {

    WrongUsage(String message) {
        super(message);
    }
}

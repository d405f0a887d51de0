package org.dropback.sandbox;

import java.io.IOException;

/** A fault cut the connection. */
final class CutException extends IOException {

    CutException() {
        super("cut by a fault");
    }
}

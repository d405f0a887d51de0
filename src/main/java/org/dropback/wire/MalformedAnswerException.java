package org.dropback.wire;

import java.io.IOException;

/** The peer did not answer in HTTP/1.x. */
final class MalformedAnswerException extends IOException {

    MalformedAnswerException(String message) {
        super(message);
    }
}

package org.dropback.sandbox;

import java.time.Duration;

/**
 * What the receiver answers at {@code /callback}.
 *
 * @param status 200 to 599
 * @param delay  before the answer
 */
public record ReceiverAnswer(int status, String body, String contentType, Duration delay) {

    /** What a well-behaved application server answers. */
    public static final ReceiverAnswer OK = new ReceiverAnswer(200, "{\"Status\":\"OK\"}", "application/json", Duration.ZERO);

    public ReceiverAnswer {
        if (status < 200 || status > 599 || delay.isNegative() || contentType.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException("Not an answer: " + status + ", " + contentType + ", " + delay);
        }
    }

    public ReceiverAnswer withStatus(int newStatus) {
        return new ReceiverAnswer(newStatus, body, contentType, delay);
    }

    public ReceiverAnswer withBody(String newBody) {
        return new ReceiverAnswer(status, newBody, contentType, delay);
    }

    public ReceiverAnswer withContentType(String newContentType) {
        return new ReceiverAnswer(status, body, newContentType, delay);
    }

    public ReceiverAnswer withDelay(Duration newDelay) {
        return new ReceiverAnswer(status, body, contentType, newDelay);
    }
}

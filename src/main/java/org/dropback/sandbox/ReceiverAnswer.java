package org.dropback.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dropback.text.PlaceholderException;

/**
 * What the receiver answers. Immutable, any thread.
 *
 * @param status      200 to 599
 * @param headers     besides Content-Type, Content-Length and Date; values are an {@link AnswerTemplate}
 * @param body        an {@link AnswerTemplate}; left out with 204 and 304
 * @param contentType empty for none
 * @param delay       before the answer, at most an hour
 * @param drop        closes the connection after the delay instead of answering
 */
public record ReceiverAnswer(int status, List<Map.Entry<String, String>> headers, String body, String contentType, Duration delay, boolean drop) {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Duration LONGEST = Duration.ofHours(1);

    /** What a well-behaved application server answers. */
    public static final ReceiverAnswer OK = new ReceiverAnswer(200, "{\"Status\":\"OK\"}", "application/json", Duration.ZERO);

    /**
     * @throws IllegalArgumentException for a status, header or delay that cannot be
     * @throws PlaceholderException     for an unknown placeholder
     */
    public ReceiverAnswer {
        headers = List.copyOf(headers);
        if (status < 200 || status > 599 || delay.isNegative() || delay.compareTo(LONGEST) > 0 || breaks(contentType)
                || headers.stream().anyMatch(header -> !NAME.matcher(header.getKey()).matches() || breaks(header.getValue()) || framing(header.getKey()))) {
            throw new IllegalArgumentException("Not an answer: " + status + ", " + headers + ", " + contentType + ", " + delay);
        }
        AnswerTemplate.parse(body);
        headers.forEach(header -> AnswerTemplate.parse(header.getValue()));
    }

    public ReceiverAnswer(int status, String body, String contentType, Duration delay) {
        this(status, List.of(), body, contentType, delay, false);
    }

    public ReceiverAnswer withStatus(int newStatus) {
        return new ReceiverAnswer(newStatus, headers, body, contentType, delay, drop);
    }

    public ReceiverAnswer withHeaders(List<Map.Entry<String, String>> newHeaders) {
        return new ReceiverAnswer(status, newHeaders, body, contentType, delay, drop);
    }

    public ReceiverAnswer withBody(String newBody) {
        return new ReceiverAnswer(status, headers, newBody, contentType, delay, drop);
    }

    public ReceiverAnswer withContentType(String newContentType) {
        return new ReceiverAnswer(status, headers, body, newContentType, delay, drop);
    }

    public ReceiverAnswer withDelay(Duration newDelay) {
        return new ReceiverAnswer(status, headers, body, contentType, newDelay, drop);
    }

    public ReceiverAnswer withDrop(boolean newDrop) {
        return new ReceiverAnswer(status, headers, body, contentType, delay, newDrop);
    }

    boolean isJson() {
        return contentType.toLowerCase(Locale.ROOT).contains("json");
    }

    private static boolean breaks(String value) {
        return value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7F);
    }

    private static boolean framing(String name) {
        return List.of("content-length", "transfer-encoding", "connection", "content-type").contains(name.toLowerCase(Locale.ROOT));
    }
}

package org.dropback.callback;

import java.util.Map;

/**
 * What an application server answered to a callback, judged by {@link AnswerJudge}.
 *
 * @param headersLowerCase by name in lower case
 * @param body             as far as it was read
 * @param bodyTooLong      whether reading stopped at a limit
 */
public record HttpAnswer(int status, Map<String, String> headersLowerCase, byte[] body, boolean bodyTooLong) {

    public HttpAnswer {
        headersLowerCase = Map.copyOf(headersLowerCase);
    }
}

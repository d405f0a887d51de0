package org.dropback.oss.aliyun;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.dropback.callback.CallbackAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an answer to its end, so that the connection can be used again, but keeps no more than
 * {@link CallbackAnswer#MAX_BYTES}. Who sends more than {@value #MAX_READ} bytes, or takes too long, is cut off.
 */
record AnswerBody(byte[] bytes, boolean truncated) {

    private static final int MAX_READ = 32 << 20;

    /**
     * @param body null where the answer has none
     * @param time for all of it
     */
    static AnswerBody read(@Nullable InputStream body, Duration time) {
        var kept = new ByteArrayOutputStream();
        if (body == null) {
            return new AnswerBody(kept.toByteArray(), false);
        }
        long total = 0;
        long start = System.nanoTime();
        boolean toTheEnd = false;
        var buffer = new byte[16 * 1024];
        try {
            while (total < MAX_READ && System.nanoTime() - start < time.toNanos()) {
                int read = body.read(buffer);
                if (read < 0) {
                    toTheEnd = true;
                    break;
                }
                kept.write(buffer, 0, Math.min(read, CallbackAnswer.MAX_BYTES - kept.size()));
                total += read;
            }
        } catch (IOException brokenOff) {
            // The head has told the outcome; of the body we keep what came.
            return new AnswerBody(kept.toByteArray(), true);
        }
        return new AnswerBody(kept.toByteArray(), !toTheEnd || total > CallbackAnswer.MAX_BYTES);
    }
}

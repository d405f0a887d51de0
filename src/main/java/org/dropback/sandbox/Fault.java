package org.dropback.sandbox;

import java.time.Duration;
import org.dropback.callback.CallbackFailure;

/** One thing that can go wrong with a request. Immutable, any thread. */
sealed interface Fault {

    /** Waits before it looks at the request. */
    record Delay(Duration time) implements Fault { }

    /** Does what is asked and waits before the answer. */
    record FirstByte(Duration time) implements Fault { }

    /** As a throttled request is answered: late, with {@code x-oss-qos-delay-time} (facts 7). */
    record Throttle(Duration time) implements Fault { }

    /** Slows the bodies of request and answer down. */
    record Bandwidth(long bytesPerSecond) implements Fault { }

    /** Resets the connection as soon as the head of the request is there. */
    record Refuse() implements Fault { }

    /** Resets the connection when so many bytes of the request's body were read. */
    record ResetAfter(long bytes) implements Fault { }

    /** Resets the connection when so many bytes of the answer's body were sent, if it has more. */
    record ResetAnswerAfter(long bytes) implements Fault { }

    /** Closes the connection in good order when so many bytes of the answer's body were sent, if it has more. */
    record TruncateAnswer(long bytes) implements Fault { }

    /** Does what is asked and closes the connection without an answer. */
    record LoseAnswer() implements Fault { }

    /** Tells another CRC64 than that of the bytes. */
    record WrongCrc() implements Fault { }

    /** Answers an error and does nothing. */
    record Error(int status, String code, String message) implements Fault {

        OssError toOssError() {
            return new OssError(status, code, message, null);
        }
    }

    /** Stores the object and says of its callback that it failed, without a call. */
    record FailCallback(CallbackFailure failure) implements Fault { }

    /** Stores the object and answers 403 {@code RequestDeniedByCallback} (facts 2.8), without a call. */
    record DenyCallback() implements Fault { }

    default boolean concernsCallback() {
        return this instanceof FailCallback || this instanceof DenyCallback;
    }
}

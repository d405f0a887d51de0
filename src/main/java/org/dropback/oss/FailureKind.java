package org.dropback.oss;

/** What a failed call means for the next try. */
public enum FailureKind {

    /** The same request again, without a pause: the cause is gone, such as a part that arrived damaged or keys that have been renewed. */
    RETRY_NOW,

    /** The line or OSS is in trouble: the same request again, after a pause that grows. */
    RETRY_LATER,

    /** OSS asks for less; {@link StoreException#retryAfter} says how long to wait where OSS said it. */
    THROTTLED,

    /** This machine's clock was too far off. The store has corrected itself by OSS's: the same request again, without a pause. */
    SKEWED,

    /** The same request will fail again: refused, cancelled, a fault of the file, or an object that is stored and wrong. */
    FATAL,

    /** The object may be stored and its callback sent: ask HEAD before anything goes out again. */
    UNKNOWN_OUTCOME
}

package org.dropback.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that the sandbox's OSS answered. Immutable, any thread.
 *
 * @param bucket        null for the service itself
 * @param key           decoded; null for a bucket
 * @param query         raw, without the question mark; holds signatures of presigned URLs
 * @param code          OSS's error code; null for a success
 * @param bytesReceived of the body
 * @param took          from the head of the request to the end of the answer
 * @param head          as received
 */
public record ServedRequest(Instant at, String method, @Nullable String bucket, @Nullable String key, String query, int status, @Nullable String code,
                            String requestId, long bytesReceived, Duration took, byte[] head) { }

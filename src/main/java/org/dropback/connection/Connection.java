package org.dropback.connection;

import java.net.URI;

/**
 * Where uploads go. Holds no secret.
 *
 * @param name     what the user calls it
 * @param endpoint scheme, host and port, without the bucket
 * @param region   without {@code oss-}, such as {@code cn-hangzhou}; V4 signs it
 */
public record Connection(String name, URI endpoint, String region, String bucket, SignatureVersion signature) {
}

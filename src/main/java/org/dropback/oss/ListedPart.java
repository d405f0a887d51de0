package org.dropback.oss;

/**
 * A part that OSS says it has.
 *
 * @param number 1 to 10,000
 * @param size   bytes
 * @param etag   without quotes: MD5 in upper-case hex of what was sent, whatever a copied part has
 * @param crc64  unsigned decimal; "" where OSS names none
 */
public record ListedPart(int number, long size, String etag, String crc64) {
}

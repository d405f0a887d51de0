package org.dropback.oss;

/**
 * A part that OSS has.
 *
 * @param number 1 to 10,000
 * @param size   bytes
 * @param etag   without quotes
 * @param crc64  of our bytes, equal to OSS's; 0 for a copied part, whose bytes were never here
 */
public record PartReceipt(int number, long size, String etag, long crc64) {
}

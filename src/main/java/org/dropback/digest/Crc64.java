package org.dropback.digest;

/**
 * CRC64-ECMA in the reflected form that OSS sends as {@code x-oss-hash-crc64ecma}: polynomial 0xC96C5795D7870F42, all bits
 * inverted before and after; "123456789" gives 0x995DC9BBDF1939FA. Eight bytes a step (slicing-by-8). One thread.
 */
public final class Crc64 {

    private static final long POLYNOMIAL = 0xC96C5795D7870F42L;
    private static final long[][] TABLES = tables();
    private static final long[][] ZEROS = zeros();

    private long inverted = ~0L;

    public void update(byte[] bytes, int offset, int length) {
        long crc = inverted;
        int i = offset;
        int end = offset + length;
        for (; i + 8 <= end; i += 8) {
            crc = TABLES[7][(int) (crc ^ bytes[i]) & 0xff]
                    ^ TABLES[6][(int) (crc >>> 8 ^ bytes[i + 1]) & 0xff]
                    ^ TABLES[5][(int) (crc >>> 16 ^ bytes[i + 2]) & 0xff]
                    ^ TABLES[4][(int) (crc >>> 24 ^ bytes[i + 3]) & 0xff]
                    ^ TABLES[3][(int) (crc >>> 32 ^ bytes[i + 4]) & 0xff]
                    ^ TABLES[2][(int) (crc >>> 40 ^ bytes[i + 5]) & 0xff]
                    ^ TABLES[1][(int) (crc >>> 48 ^ bytes[i + 6]) & 0xff]
                    ^ TABLES[0][(int) (crc >>> 56 ^ bytes[i + 7]) & 0xff];
        }
        for (; i < end; i++) {
            crc = TABLES[0][(int) (crc ^ bytes[i]) & 0xff] ^ crc >>> 8;
        }
        inverted = crc;
    }

    /** Of all bytes so far; an unsigned number. */
    public long value() {
        return ~inverted;
    }

    /** As OSS writes it: unsigned decimal. */
    public static String unsigned(long value) {
        return Long.toUnsignedString(value);
    }

    /**
     * The CRC64 of two blocks, one after the other.
     *
     * @param crc1 of the first
     * @param crc2 of the second
     * @param len2 bytes of the second
     */
    public static long combine(long crc1, long crc2, long len2) {
        long crc = crc1;
        for (long left = len2; left > 0; left &= left - 1) {
            crc = times(ZEROS[Long.numberOfTrailingZeros(left)], crc);
        }
        return crc ^ crc2;
    }

    /** The matrices that append 1, 2, 4, 8, ... zero bytes. */
    private static long[][] zeros() {
        var zeros = new long[63][];
        zeros[0] = oneZeroByte();
        for (int power = 1; power < zeros.length; power++) {
            zeros[power] = square(zeros[power - 1]);
        }
        return zeros;
    }

    /** The matrix over GF(2) that appends eight zero bits: column n is what becomes of bit n. */
    private static long[] oneZeroByte() {
        long[] matrix = new long[64];
        for (int bit = 0; bit < 64; bit++) {
            long crc = 1L << bit;
            matrix[bit] = TABLES[0][(int) crc & 0xff] ^ crc >>> 8;
        }
        return matrix;
    }

    private static long[] square(long[] matrix) {
        long[] square = new long[64];
        for (int bit = 0; bit < 64; bit++) {
            square[bit] = times(matrix, matrix[bit]);
        }
        return square;
    }

    private static long times(long[] matrix, long vector) {
        long sum = 0;
        for (long rest = vector; rest != 0; rest &= rest - 1) {
            sum ^= matrix[Long.numberOfTrailingZeros(rest)];
        }
        return sum;
    }

    private static long[][] tables() {
        long[][] tables = new long[8][256];
        for (int n = 0; n < 256; n++) {
            long crc = n;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? crc >>> 1 ^ POLYNOMIAL : crc >>> 1;
            }
            tables[0][n] = crc;
        }
        for (int n = 0; n < 256; n++) {
            for (int slice = 1; slice < 8; slice++) {
                long before = tables[slice - 1][n];
                tables[slice][n] = tables[0][(int) before & 0xff] ^ before >>> 8;
            }
        }
        return tables;
    }
}

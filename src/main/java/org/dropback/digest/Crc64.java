package org.dropback.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * CRC64-ECMA in the reflected form that OSS sends as {@code x-oss-hash-crc64ecma}: polynomial 0xC96C5795D7870F42, all bits
 * inverted before and after; "123456789" gives 0x995DC9BBDF1939FA. Eight bytes a step (slicing-by-8), in four lanes, since each
 * step waits for the one before. One thread.
 */
public final class Crc64 {

    private static final long POLYNOMIAL = 0xC96C5795D7870F42L;
    private static final long[][] TABLES = tables();
    private static final long[] T0 = TABLES[0];
    private static final long[] T1 = TABLES[1];
    private static final long[] T2 = TABLES[2];
    private static final long[] T3 = TABLES[3];
    private static final long[] T4 = TABLES[4];
    private static final long[] T5 = TABLES[5];
    private static final long[] T6 = TABLES[6];
    private static final long[] T7 = TABLES[7];
    private static final long[][] ZEROS = zeros();

    private static final int LANE_POWER = 12;
    private static final int LANE = 1 << LANE_POWER;
    private static final long[] LANE_OF_ZEROS = ZEROS[LANE_POWER];
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private long inverted = ~0L;

    public void update(byte[] bytes, int offset, int length) {
        long crc = inverted;
        int i = offset;
        int end = offset + length;
        for (; end - i >= 4 * LANE; i += 4 * LANE) {
            crc = lanes(crc, bytes, i);
        }
        for (; end - i >= 8; i += 8) {
            crc = step(crc ^ (long) LONGS.get(bytes, i));
        }
        for (; i < end; i++) {
            crc = TABLES[0][(int) (crc ^ bytes[i]) & 0xff] ^ crc >>> 8;
        }
        inverted = crc;
    }

    /** Four chains that do not wait for each other; joined they are the chain of all the bytes. */
    private static long lanes(long crc, byte[] bytes, int from) {
        long a = crc;
        long b = 0;
        long c = 0;
        long d = 0;
        for (int i = from; i < from + LANE; i += 8) {
            a = step(a ^ (long) LONGS.get(bytes, i));
            b = step(b ^ (long) LONGS.get(bytes, i + LANE));
            c = step(c ^ (long) LONGS.get(bytes, i + 2 * LANE));
            d = step(d ^ (long) LONGS.get(bytes, i + 3 * LANE));
        }
        return times(LANE_OF_ZEROS, times(LANE_OF_ZEROS, times(LANE_OF_ZEROS, a) ^ b) ^ c) ^ d;
    }

    private static long step(long x) {
        return T7[(int) x & 0xff] ^ T6[(int) (x >>> 8) & 0xff] ^ T5[(int) (x >>> 16) & 0xff] ^ T4[(int) (x >>> 24) & 0xff]
                ^ T3[(int) (x >>> 32) & 0xff] ^ T2[(int) (x >>> 40) & 0xff] ^ T1[(int) (x >>> 48) & 0xff] ^ T0[(int) (x >>> 56)];
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

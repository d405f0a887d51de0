package org.dropback.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({"0,0 B", "1,1 B", "999,999 B", "1000,1 KB", "1049,1 KB", "1050,1.1 KB", "212000,212 KB", "99949,99.9 KB", "999499,999 KB",
        "999500,1 MB", "4800000,4.8 MB", "3200000000,3.2 GB", "9223372036854775807,9.2 EB", "-4800000,-4.8 MB"})
    void formatsInDecimalUnits(long bytes, String text) {
        assertEquals(text, ByteSize.format(bytes, Locale.ENGLISH));
    }

    @Test
    void roundsAsDecimalArithmeticDoes() {
        var random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            long bytes = random.nextLong() >> random.nextInt(64);
            var value = BigDecimal.valueOf(bytes).abs();
            int unit = 0;
            while (unit < 6 && shown(value, unit).compareTo(BigDecimal.valueOf(1000)) >= 0) {
                value = value.movePointLeft(3);
                unit++;
            }
            var number = shown(value, unit).stripTrailingZeros();
            var expected = (bytes < 0 ? number.negate() : number).toPlainString() + " " + List.of("B", "KB", "MB", "GB", "TB", "PB", "EB").get(unit);
            assertEquals(expected, ByteSize.format(bytes, Locale.ENGLISH), () -> String.valueOf(bytes));
        }
    }

    private static BigDecimal shown(BigDecimal value, int unit) {
        return value.setScale(unit == 0 || value.compareTo(BigDecimal.valueOf(100)) >= 0 ? 0 : 1, RoundingMode.HALF_UP);
    }

    @Test
    void usesTheDecimalPointOfTheLocale() {
        assertEquals("4,8 MB", ByteSize.format(4_800_000, Locale.GERMANY));
        assertEquals("4.8 MB", ByteSize.format(4_800_000, Locale.SIMPLIFIED_CHINESE));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1024,1024", "8MiB,8388608", "8 mib,8388608", "10MB,10000000", "10m,10000000", "1.5GB,1500000000", "300KiB,307200",
        "' 2k ',2000", "1b,1", "9223372036854775807,9223372036854775807", "1.9B,1"})
    void reads(String text, long bytes) {
        assertEquals(bytes, ByteSize.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "MB", "-1", "1 Mb/s", "1,5GB", "1e3", "0x10", "1.GB", ".5GB", "8 XB", "9223372036854775808", "9999999TB",
        "٣MB", "99999999999999999999"})
    void refusesWhatIsNoSize(String text) {
        assertThrows(IllegalArgumentException.class, () -> ByteSize.parse(text));
    }

    @Test
    void arbitraryTextIsReadOrRefusedAndNothingElse() {
        var random = new Random(7);
        var alphabet = "0123456789.kKmMgGtTiIbB -+eE,\u0660";
        for (int round = 0; round < 5000; round++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(8), 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
            try {
                assertEquals(true, ByteSize.parse(text.toString()) >= 0, text.toString());
            } catch (IllegalArgumentException refused) {
                assertEquals(text.toString(), refused.getMessage());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0B", "1,1B", "1000,1KB", "1024,1KiB", "8388608,8MiB", "5000000,5MB", "5368709120,5GiB", "1025,1025B", "100000000000,100GB"})
    void writesExactlyWhatItReads(long bytes, String text) {
        assertEquals(text, ByteSize.write(bytes));
        assertEquals(bytes, ByteSize.parse(text));
    }
}

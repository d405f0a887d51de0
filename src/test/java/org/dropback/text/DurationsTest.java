package org.dropback.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"0,0 ms", "38,38 ms", "999,999 ms", "1000,1 s", "1249,1.2 s", "9949,9.9 s", "9950,10 s", "41400,41 s", "59499,59 s",
        "59500,1 min 0 s", "125000,2 min 5 s", "3599499,59 min 59 s", "3599500,1 h 0 min", "11220000,3 h 7 min"})
    void formats(long millis, String text) {
        assertEquals(text, Durations.format(Duration.ofMillis(millis), Locale.ENGLISH));
    }

    @Test
    void formatsInChinese() {
        assertEquals("1.2 秒", Durations.format(Duration.ofMillis(1200), Locale.SIMPLIFIED_CHINESE));
        assertEquals("3 小時 7 分", Durations.format(Duration.ofMinutes(187), Locale.forLanguageTag("zh-Hant")));
    }

    @ParameterizedTest
    @CsvSource({"500ms,500", "6s,6000", "2m,120000", "1h,3600000", "1m30s,90000", "' 1h 5ms ',3600005", "0s,0", "2M,120000"})
    void reads(String text, long millis) {
        assertEquals(Duration.ofMillis(millis), Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6", "s", "-6s", "1.5s", "6 s", "6d", "99999999999s", "6s!", "٣s"})
    void refusesWhatIsNoDuration(String text) {
        assertThrows(IllegalArgumentException.class, () -> Durations.parse(text));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThrows(IllegalArgumentException.class, () -> Durations.parse("1s".repeat(50_000)));
    }

    @ParameterizedTest
    @CsvSource({"-20m,-1200000", "+1h,3600000", "6s,6000", "' -1m30s ',-90000", "-0s,0"})
    void readsWithASign(String text, long millis) {
        assertEquals(Duration.ofMillis(millis), Durations.parseSigned(text));
    }

    @ParameterizedTest
    @CsvSource({"-1200000,-20m", "5405007,1h30m5s7ms", "0,0s", "-1,-1ms", "172800000,48h"})
    void writesWhatItReads(long millis, String text) {
        assertEquals(text, Durations.write(Duration.ofMillis(millis)));
        assertEquals(Duration.ofMillis(millis), Durations.parseSigned(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+", "--6s", "-+6s", "6s-", "- -6s"})
    void refusesWhatIsNoSignedDuration(String text) {
        assertThrows(IllegalArgumentException.class, () -> Durations.parseSigned(text));
    }
}

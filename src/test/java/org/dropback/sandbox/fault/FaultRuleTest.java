package org.dropback.sandbox.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.dropback.sandbox.protocol.Glob;
import org.dropback.sandbox.protocol.Operation;
import org.dropback.testing.Patience;
import org.dropback.text.BadInputException;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultRuleTest {

    @Test
    void theDocumentedOnesAreRead() throws Exception {
        assertEquals(new Fault.ResetAfter(1 << 20), FaultRule.parse("reset-after=1MiB op=PutObject times=2").fault());
        assertEquals(new Fault.Delay(Duration.ofMillis(500)), FaultRule.parse("delay=500ms key=logs/*").fault());
        assertEquals(new Fault.Bandwidth(300_000), FaultRule.parse("bandwidth=300KB/s").fault());
        assertEquals(new Fault.Bandwidth(1), FaultRule.parse("bandwidth=1").fault());
        assertEquals(new Fault.TruncateAnswer(0), FaultRule.parse("truncate-answer=0").fault());
        assertEquals("503 op=UploadPart every=3", FaultRule.parse("  503\top=UploadPart  every=3 ").text());
    }

    @Test
    void everyFormOfTheHelpIsRead() throws Exception {
        for (var form : FaultRule.forms().split(", ")) {
            FaultRule.parse(form.replace("DURATION", "1s").replace("SIZE/s", "1MB/s").replace("SIZE", "10"));
        }
    }

    @Test
    void itStrikesWhatItIsMeantFor() throws Exception {
        var rule = FaultRule.parse("503 key=logs/?.txt op=putobject every=2 times=2");
        assertTrue(rule.matches(Operation.PUT_OBJECT, "logs/a.txt"));
        assertFalse(rule.matches(Operation.GET_OBJECT, "logs/a.txt"));
        assertFalse(rule.matches(Operation.PUT_OBJECT, "logs/ab.txt"));
        assertFalse(rule.matches(Operation.PUT_OBJECT, null));
        assertFalse(rule.matches(null, "logs/a.txt"));
        assertFalse(rule.strikes(1, 0));
        assertTrue(rule.strikes(2, 0));
        assertTrue(rule.strikes(4, 1));
        assertFalse(rule.strikes(6, 2));
    }

    @ParameterizedTest
    @CsvSource({"*,'',true", "*,a/b,true", "a*b*c,a1b2b3c,true", "a*b*c,a1b2b3,false", "?,'',false", "?,😀,true", "a?b,a😀b,true", "??,😀,false", "**,x,true", "a.c,abc,false", "[a],a,false",
            "\u7167*,\u7167\u7247,true",
        "a,ab,false", "ab,a,false", "*.jpg,x.jpg.png,false", "'',a,false"})
    void aGlobKnowsStarAndQuestionMarkOnly(String glob, String key, boolean matches) {
        assertEquals(matches, new Glob(glob).matches(key));
    }

    @Test
    void manyStarsTakeNoTime() {
        assertTimeoutPreemptively(Patience.LIMIT, () -> assertFalse(new Glob("*a".repeat(900) + "b").matches("a".repeat(1023))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "op=PutObject", "404", "503=1", "503 op", "503 op=", "503 op=PutObject op=GetObject", "503 op=Nothing",
            "503 every=0", "503 every=-1",
        "503 every=1.5", "503 every=99999999999999999999", "503 times=x", "503 503", "503 colour=red", "delay", "delay=", "delay=-1s", "delay=5",
        "delay=51s", "delay=1h",
        "bandwidth=0", "bandwidth=-1", "bandwidth=/s", "bandwidth=1XB", "reset-after=", "reset-after=x", "reset-after=99999999999EB",
        "truncate-answer=-1", "wrong-crc=1",
        "Refuse", "503;refuse", "\u0000", "=", "==", "503 =", "\uD800", "503 key"})
    void anythingElseIsRefusedWithAReason(String text) {
        var refused = assertThrows(BadInputException.class, () -> FaultRule.parse(text));
        for (var language : new String[] {"en", "zh", "zh-Hant"}) {
            assertFalse(refused.text(Messages.of(Locale.forLanguageTag(language))).isBlank());
        }
    }

    @Test
    void whatIsWrongIsNamed() {
        assertTrue(reason("504 op=PutObject").contains("“504”") && reason("504").contains("503, no-such-upload"));
        assertTrue(reason("503 op=Put").contains("“Put”") && reason("503 op=Put").contains("PutObject"));
        assertTrue(reason("delay=soon").contains("delay=DURATION"));
        assertTrue(reason("503 every=no").contains("every"));
        assertTrue(reason("503 key=a b").contains("“b”"));
    }

    @Test
    void noNoiseBreaksTheParser() {
        var random = new Random(7);
        var alphabet = "503 =delay op keyevrtims*?MiB-\u0000\n\uD83D\u4e2d".toCharArray();
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(alphabet[random.nextInt(alphabet.length)]);
            }
            try {
                FaultRule.parse(text.toString()).strikes(1, 0);
            } catch (BadInputException expected) {
                assertFalse(expected.text(Messages.of(Locale.ENGLISH)).isBlank());
            }
        }
        assertThrows(BadInputException.class, () -> FaultRule.parse("503 key=" + "x".repeat(100_000)));
    }

    private static String reason(String text) {
        return assertThrows(BadInputException.class, () -> FaultRule.parse(text)).text(Messages.of(Locale.ENGLISH));
    }
}

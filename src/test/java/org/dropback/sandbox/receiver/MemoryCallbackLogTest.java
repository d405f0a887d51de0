package org.dropback.sandbox.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dropback.callback.AnswerRules;
import org.dropback.callback.SignatureCheck;
import org.dropback.callback.SignatureKey;
import org.junit.jupiter.api.Test;

class MemoryCallbackLogTest {

    private static ReceivedCallback callback(String body) {
        var report = SignatureCheck.check("/c", List.of(), body.getBytes(US_ASCII), SignatureKey.oss(), List.of());
        return ReceivedCallback.of(0, Instant.EPOCH, "POST /c HTTP/1.1\r\nX-A: b\r\n\r\n".getBytes(US_ASCII), body.getBytes(US_ASCII), report, null)
                .withTls(new ReceivedCallback.Tls("localhost"));
    }

    private static SentAnswer answer(int bytes) {
        return new SentAnswer(200, List.of(), new byte[bytes], Duration.ZERO, Duration.ofMillis(3), null, AnswerRules.DEFAULT);
    }

    @Test
    void whatIsKeptComesBackWhole() {
        try (var log = new MemoryCallbackLog()) {
            var added = log.add(callback("object=a"));
            log.answered(added.id(), answer(5));
            var found = log.find(added.id()).orElseThrow();
            assertArrayEquals(added.head(), found.head());
            assertEquals("object=a", found.bodyText());
            assertEquals(List.of(added.headers(), added.report(), added.tls(), added.at()), List.of(found.headers(), found.report(), found.tls(), found.at()));
            assertEquals(CallbackRow.of(found), log.page("", CallbackLog.NEWEST, 1).getFirst());
        }
    }

    @Test
    void theOldestGoWhereTheProcessHasLittleMemory() {
        try (var log = new MemoryCallbackLog(null, 4 << 20)) {
            for (int i = 0; i < 1000; i++) {
                log.add(callback("object=" + i));
            }
            assertTrue(log.count("") > 100 && log.count("") < 1000, "kept " + log.count(""));
            assertEquals("999", log.page("", CallbackLog.NEWEST, 1).getFirst().object());
            log.answered(1000, answer(1 << 20));
            assertEquals(1, log.count(""));
            log.clear();
            log.add(callback("object=x"));
            log.add(callback("object=y"));
            assertEquals(2, log.count(""));
        }
    }
}

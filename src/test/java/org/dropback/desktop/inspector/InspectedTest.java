package org.dropback.desktop.inspector;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.dropback.callback.SignatureCheck;
import org.dropback.callback.SignatureKey;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.junit.jupiter.api.Test;

class InspectedTest {

    private static String url(ReceivedCallback.Tls tls) {
        var report = SignatureCheck.check("/callback?a=b", List.of(), new byte[0], SignatureKey.oss(), List.of());
        var callback = ReceivedCallback.of(1, Instant.EPOCH, "POST /callback?a=b HTTP/1.1\r\n\r\n".getBytes(US_ASCII), new byte[0], report, null).withTls(tls);
        return Inspected.of(callback, URI.create("http://127.0.0.1:1/callback"), URI.create("https://localhost:2/callback")).url();
    }

    @Test
    void theUrlIsTheOneThatItCameTo() {
        assertEquals("http://127.0.0.1:1/callback?a=b", url(null));
        assertEquals("https://localhost:2/callback?a=b", url(new ReceivedCallback.Tls(null)));
    }
}

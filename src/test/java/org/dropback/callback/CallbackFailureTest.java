package org.dropback.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackFailureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Error status : 502.|502",
        "Error status : -1.OSS can not connect to your callbackUrl, please check it.|-1",
        "Error status : -1 8.8.8.8:9090 reply timeout, cost:5000ms, timeout:5000ms (err -4, errno115)|-1",
        "Error Status : 400.User server missing content-length.|400",
        "error  status:301|301"})
    void theStatusIsReadFromTheMessage(String message, int status) {
        assertEquals(OptionalInt.of(status), CallbackFailure.statusIn(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Cost too long time.", "Response body is not valid json format.", "status 502", "Error status : many"})
    void aMessageWithoutAStatusHasNone(String message) {
        assertEquals(OptionalInt.empty(), CallbackFailure.statusIn(message));
    }

    /** The texts of facts 2.6. */
    @Test
    void failuresAreWordedAsOssWordsThem() {
        assertEquals("Error status : -1.OSS can not connect to your callbackUrl, please check it.", CallbackFailure.CANNOT_CONNECT.message());
        assertEquals("Error status : -1 8.8.8.8:9090 reply timeout, cost:5000ms, timeout:5000ms (err -4, errno115)",
                CallbackFailure.replyTimeout("8.8.8.8:9090", 5000, 5000).message());
        assertEquals("Error status : 502.", CallbackFailure.status(502).message());
        assertEquals("Cost too long time.", CallbackFailure.TOOK_TOO_LONG.message());
        assertEquals("Too many callback requests.", CallbackFailure.TOO_MANY_REQUESTS.message());
        assertEquals("Get image info failed.", CallbackFailure.NO_IMAGE_INFO.message());
        assertEquals("Callback to application server failed, please check your callbackUrl.", CallbackFailure.UNSPECIFIED.message());
    }

    @Test
    void theEcIsTheOneOfTheKindOfFailure() {
        assertEquals("0007-00000203", CallbackFailure.status(500).ec());
        assertEquals("0007-00000203", CallbackFailure.CANNOT_CONNECT.ec());
        assertEquals("0007-00000202", CallbackFailure.replyTimeout("a", 1, 1).ec());
        assertEquals("0007-00000202", CallbackFailure.TOOK_TOO_LONG.ec());
        assertEquals("0007-00000205", CallbackFailure.NOT_JSON.ec());
        assertEquals("0007-00000301", CallbackFailure.NO_IMAGE_INFO.ec());
    }
}

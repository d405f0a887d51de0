package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.StoreResult;
import org.dropback.text.Messages;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the words of cli.md, written by hand. */
class FinishedEventTest {

    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static CallbackAnswer relayed(byte[] body, boolean truncated) {
        return new CallbackAnswer(200, "application/json", body, truncated, Duration.ofMillis(38), null);
    }

    private static CallbackAnswer refused(String message) {
        var error = new ErrorEvidence(Stored.YES, 203, "CallbackFailed", message, "655D8C4A7B3F2E1D0C9B8A70", "0007-00000203");
        return new CallbackAnswer(203, "application/xml", "<Error/>".getBytes(StandardCharsets.UTF_8), false, Duration.ofMillis(5), error);
    }

    private static StoreResult stored(@Nullable CallbackAnswer answer) {
        return new StoreResult("5D41402ABC4B2A76B9719D911017C592", "18446744073709551615", "655D8C4A7B3F2E1D0C9B8A70", answer);
    }

    private static JobSnapshot job(JobState state, long size, @Nullable UploadMethod method, @Nullable StoreResult result, @Nullable ErrorEvidence failure) {
        var file = Path.of("照片/a b.jpg");
        var connection = new Connection("c", URI.create("http://127.0.0.1:1"), "cn-hangzhou", "photos", SignatureVersion.V4);
        var request = new UploadRequest(file, "a b.jpg", connection, "{name}", null, UploadOptions.DEFAULT);
        return new JobSnapshot(7, request, file, size, "photos", "in/a b.jpg", state, method, Math.max(0, size), 0, 0, 0, 412, null, null, result, failure,
                List.of());
    }

    private static JsonNode json(JobSnapshot job) throws IOException {
        return JSON.readTree(JSON.writeValueAsString(FinishedEvent.of(job, ENGLISH)));
    }

    @Test
    void aDoneFileWithACallbackHasEveryFieldOfTheContractInItsOrder() throws IOException {
        var job = job(JobState.DONE, 5, UploadMethod.PUT, stored(relayed("{\"Status\":\"好\"}".getBytes(StandardCharsets.UTF_8), false)), null);

        assertEquals("""
                {"event":"finished","file":"照片/a b.jpg","bucket":"photos","key":"in/a b.jpg","method":"put","size":5,"outcome":"done","stored":true,\
                "etag":"5D41402ABC4B2A76B9719D911017C592","crc64":"18446744073709551615","requestId":"655D8C4A7B3F2E1D0C9B8A70","bytesSent":5,"millis":412,\
                "callback":{"status":200,"contentType":"application/json","body":"{\\"Status\\":\\"好\\"}","bodyTruncated":false,"millis":38},"error":null}""",
                JSON.writeValueAsString(FinishedEvent.of(job, ENGLISH)));
    }

    @Test
    void anAnswerWithoutATypeSaysSo() {
        var out = new ByteArrayOutputStream();
        var answer = new CallbackAnswer(200, null, "{}".getBytes(StandardCharsets.UTF_8), false, Duration.ofMillis(38), null);
        new TextReporter(new Console(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, false), ENGLISH, 10)
                .finished(Finished.of(job(JobState.DONE, 5, UploadMethod.PUT, stored(answer), null)));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("HTTP 200, no Content-Type, after 38 ms"), out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void withoutACallbackItIsNull() throws IOException {
        var event = json(job(JobState.DONE, 5, UploadMethod.MULTIPART, stored(null), null));
        assertTrue(event.get("callback").isNull());
        assertEquals("multipart", event.get("method").asText());
    }

    @Test
    void aFailedCallbackIsStoredAndCarriesTheErrorAsOssWordedIt() throws IOException {
        var answer = refused("Error status : 502.");
        var event = json(job(JobState.CALLBACK_FAILED, 5, UploadMethod.PUT, stored(answer), answer.error()));

        assertEquals("callback-failed", event.get("outcome").asText());
        assertTrue(event.get("stored").asBoolean());
        assertEquals(502, event.at("/callback/status").asInt());
        assertEquals("<Error/>", event.at("/callback/body").asText());
        var names = new ArrayList<String>();
        event.get("error").fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("code", "message", "requestId", "ec", "explanation"), names);
        assertEquals("CallbackFailed", event.at("/error/code").asText());
        assertEquals("Error status : 502.", event.at("/error/message").asText());
        assertEquals("0007-00000203", event.at("/error/ec").asText());
        assertFalse(event.at("/error/explanation").asText().isBlank());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Error status : -1.OSS can not connect to your callbackUrl, please check it.|-1",
            "Error status : -1 8.8.8.8:9090 reply timeout, cost:5000ms, timeout:5000ms (err -4, errno115)|-1",
            "Error Status : 400.User server missing content-length.|400",
            "Response body is not valid json format.|",
            "Error status : 99999999999999999999|"})
    void theStatusOf203IsTheNumberThatOssNames(String message, @Nullable Integer status) throws IOException {
        var answer = refused(message);
        var told = json(job(JobState.CALLBACK_FAILED, 5, UploadMethod.PUT, stored(answer), answer.error())).at("/callback/status");
        assertEquals(status, told.isNull() ? null : told.asInt());
    }

    @Test
    void anAnswerThatIsNoTextComesAsBase64Instead() throws IOException {
        var callback = json(job(JobState.DONE, 5, UploadMethod.PUT, stored(relayed(new byte[] {(byte) 0xff, 0, 1}, true)), null)).get("callback");
        assertEquals("/wAB", callback.get("bodyBase64").asText());
        assertFalse(callback.has("body"));
        assertTrue(callback.get("bodyTruncated").asBoolean());
    }

    @Test
    void anUnknownCallbackIsStoredWithoutAnAnswer() throws IOException {
        var failure = ErrorEvidence.local(Stored.YES, LocalError.CONNECTION_LOST, "reset");
        var event = json(job(JobState.CALLBACK_UNKNOWN, 5, UploadMethod.PUT, stored(null), failure));
        assertEquals("callback-unknown", event.get("outcome").asText());
        assertTrue(event.get("stored").asBoolean());
        assertTrue(event.get("callback").isNull());
        assertEquals("ConnectionLost", event.at("/error/code").asText());
    }

    @Test
    void aFailedFileIsNotStoredOrNobodyKnows() throws IOException {
        var vanished = json(job(JobState.FAILED, -1, null, null, ErrorEvidence.local(Stored.NO, LocalError.FILE_VANISHED, "a")));
        assertFalse(vanished.get("stored").asBoolean());
        assertTrue(vanished.get("stored").isBoolean());
        for (var field : List.of("method", "size", "etag", "crc64", "requestId", "callback")) {
            assertTrue(vanished.get(field).isNull(), field);
        }
        assertEquals("FileVanished", vanished.at("/error/code").asText());

        var lost = json(job(JobState.FAILED, 5, UploadMethod.PUT, null, ErrorEvidence.local(Stored.UNKNOWN, LocalError.CONNECTION_LOST, "reset")));
        assertTrue(lost.get("stored").isNull());

        var damaged = json(job(JobState.FAILED, 5, UploadMethod.PUT, null, ErrorEvidence.local(Stored.YES, LocalError.CHECKSUM_MISMATCH, "CRC64 1, sent 2")));
        assertFalse(damaged.get("stored").asBoolean());
        assertTrue(damaged.get("stored").isBoolean());
        assertTrue(damaged.get("etag").isNull());
    }

    @Test
    void aCancelledFileHasNoError() throws IOException {
        var event = json(job(JobState.CANCELLED, 5, UploadMethod.PUT, null, ErrorEvidence.local(Stored.NO, LocalError.CANCELLED, "")));
        assertEquals("cancelled", event.get("outcome").asText());
        assertFalse(event.get("stored").asBoolean());
        assertTrue(event.get("error").isNull());
    }
}

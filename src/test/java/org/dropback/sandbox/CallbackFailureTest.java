package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.CallbackParts.HEADER;
import static org.dropback.sandbox.CallbackParts.callback;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every 203 of facts 2.6, provoked over HTTP and worded exactly; those that OSS alone can decide on ("Too many callback requests.") in FaultsTest. */
class CallbackFailureTest {

    private static Sandbox sandbox;
    private static Signed signed;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.temporary().withCallbackTimeout(Duration.ofSeconds(2)));
        signed = new Signed(sandbox);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    static Stream<Arguments> failures() {
        var notJson = "Response body is not valid json format.";
        return Stream.of(
                arguments("/body/html", notJson, "0007-00000205"),
                arguments("/body/bom", notJson, "0007-00000205"),
                arguments("/body/empty", notJson, "0007-00000205"),
                arguments("/body/binary", notJson, "0007-00000205"),
                arguments("/body/chunked", "Error Status : 400.User server missing content-length.", "0007-00000203"),
                arguments("/body/5mb", "Error Status : 400.User server return too long content-length value.", "0007-00000203"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anAnswerThatOssDoesNotTakeIs203(String path, String message, String ec) throws Exception {
        assertFailed(message, ec, put(sandbox.receiverUrl() + path));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 206, 301, 302, 304, 400, 403, 404, 405, 500, 502, 504})
    void anyStatusBut200Is203(int status) throws Exception {
        int before = sandbox.callbacks().size();
        assertFailed("Error status : " + status + ".", "0007-00000203", put(sandbox.receiverUrl() + "/status/" + status));
        assertEquals(before + 1, sandbox.callbacks().size(), "a redirect was followed");
        assertEquals(status, sandbox.callbacks().getLast().answered());
    }

    @Test
    void aLateAnswerIs203WithAddressAndTimes() throws Exception {
        var answer = put(sandbox.receiverUrl() + "/delay/50s");
        var message = Signed.element(answer, "Message");
        assertTrue(message.matches("Error status : -1 127\\.0\\.0\\.1:" + sandbox.receiverUrl().getPort()
                + " reply timeout, cost:([2-9][0-9]{3}|[1-4][0-9]{4})ms, timeout:2000ms \\(err -4, errno115\\)"), message);
        assertFailed(message, "0007-00000202", answer);
    }

    @Test
    void theLimitIsFiveSecondsUnlessTold() {
        assertEquals(Duration.ofSeconds(5), SandboxOptions.defaults().callbackTimeout);
    }

    @Test
    void aClosedPortIs203() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertFailed("Error status : -1.OSS can not connect to your callbackUrl, please check it.", "0007-00000203", put("http://127.0.0.1:" + port + "/"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "HTTP/1.1 200 OK~Content-Length: many~~{}|Error Status : 400.User server return invalid conent-length value.",
        "HTTP/1.1 200 OK~Content-Length: -2~~{}|Error Status : 400.User server return invalid conent-length value.",
        "HTTP/1.1 200 OK~~{}|Error Status : 400.User server missing content-length.",
        "HTTP/1.1 200 OK~Content-Length: 9~~{}|Callback to application server failed, please check your callbackUrl.",
        "HELLO~~|Callback to application server failed, please check your callbackUrl.",
        "''|Callback to application server failed, please check your callbackUrl."})
    void answersThatNoServerShouldGive(String raw, String message) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> answer(server, raw.replace("~", "\r\n")));
            assertFailed(message, "0007-00000203", put("http://127.0.0.1:" + server.getLocalPort() + "/"));
        }
    }

    @Test
    void plainHttpBehindAnHttpsUrlIs502AsWithoutSni() throws Exception {
        try (var patient = Sandbox.start(SandboxOptions.temporary())) {
            var url = sandbox.receiverUrl().toString().replace("http:", "https:");
            var answer = new Signed(patient).put("failed", new byte[1], Map.of(HEADER, callback(url)));
            assertEquals("203 Error status : 502.", answer.statusCode() + " " + Signed.element(answer, "Message"));
            assertEquals("0007-00000203", Signed.element(answer, "EC"));
        }
    }

    @Test
    void aBrokenPictureIs203AndNobodyIsCalled() throws Exception {
        int before = sandbox.callbacks().size();
        var answer = signed.put("failed", "no picture".getBytes(UTF_8), Map.of("Content-Type", "image/png",
                HEADER, callback(sandbox.receiverUrl().toString(), "callbackBody", "w=${imageInfo.width}")));
        assertFailed("Get image info failed.", "0007-00000301", answer);
        assertEquals(before, sandbox.callbacks().size());
    }

    @Test
    void completeAnswers203WithTheTagOfTheWhole() throws Exception {
        var id = Signed.element(signed.send("POST", "failed", "uploads", Map.of(), new byte[0]), "UploadId");
        var tag = signed.send("PUT", "failed", "partNumber=1&uploadId=" + id, Map.of(), "parts".getBytes(UTF_8)).headers().firstValue("ETag").orElseThrow();
        var xml = "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>" + tag + "</ETag></Part></CompleteMultipartUpload>";
        var answer = signed.send("POST", "failed", "uploadId=" + id, Map.of(HEADER, callback(sandbox.receiverUrl() + "/status/500")), xml.getBytes(UTF_8));
        assertEquals("203 Error status : 500.", answer.statusCode() + " " + Signed.element(answer, "Message"));
        assertTrue(answer.headers().firstValue("ETag").orElseThrow().endsWith("-1\""));
        assertEquals("parts", Signed.text(signed.get("failed")));
    }

    private static HttpResponse<byte[]> put(String url) throws IOException, InterruptedException {
        return signed.put("failed", url.getBytes(UTF_8), Map.of(HEADER, callback(url)));
    }

    /** 203, worded, and the object is there with the tag and CRC that the answer says. */
    private static void assertFailed(String message, String ec, HttpResponse<byte[]> answer) throws IOException, InterruptedException {
        assertEquals(203, answer.statusCode(), Signed.text(answer));
        assertEquals("CallbackFailed", Signed.element(answer, "Code"));
        assertEquals(message, Signed.element(answer, "Message"));
        assertEquals(ec, Signed.element(answer, "EC"));
        assertEquals("https://api.aliyun.com/troubleshoot?q=" + ec, Signed.element(answer, "RecommendDoc"));
        assertEquals(answer.headers().firstValue("x-oss-request-id").orElseThrow(), Signed.element(answer, "RequestId"));
        var head = signed.send("HEAD", "failed", "", Map.of(), new byte[0]);
        for (var header : new String[] {"ETag", "x-oss-hash-crc64ecma", "Content-MD5"}) {
            assertEquals(head.headers().firstValue(header).orElseThrow(), answer.headers().firstValue(header).orElseThrow());
        }
    }

    private static void answer(ServerSocket server, String answer) {
        try (var socket = server.accept()) {
            // The whole request is one packet; a peer that closes with unread bytes would reset.
            socket.getInputStream().read(new byte[64 << 10]);
            socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

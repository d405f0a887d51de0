package org.dropback.sandbox.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dropback.sandbox.PostForm;
import org.dropback.sandbox.RawClient;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.Signed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that are none, or that mean harm: an error as OSS words it, nothing stored, nothing left. */
class HostileFormsTest {

    private static final String ANY = "[\"starts-with\",\"$key\",\"\"]";
    private static final String B = "--" + PostForm.BOUNDARY;
    private static final String MALFORMED = "400 MalformedPOSTRequest 0006-00000104";

    @TempDir
    static Path data;

    private static Sandbox sandbox;
    private static Signed signed;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.temporary().withData(data));
        signed = new Signed(sandbox);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data;",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"\"", "multipart/mixed; boundary=x", "multipart/form-data; boundary=a\"b",
        "multipart/form-data; boundary=a&b"})
    void whatIsNoMultipartFormIsNamed(String type) throws Exception {
        assertEquals("400 RequestIsNotMultiPartContent",
                PostForm.outcome(form().post("/sandbox/", form().body(), Map.of("Content-Type", type))), type);
        assertEquals("400 RequestIsNotMultiPartContent", PostForm.outcome(form().post("/sandbox/", form().body(),
                Map.of("Content-Type", "multipart/form-data; boundary=" + "x".repeat(71)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\r\n", B, B + "\r\n", B + "\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk",
        B + "\r\n\r\nno headers\r\n" + B + "--", B + "\r\nContent-Disposition: form-data\r\n\r\nno name\r\n" + B + "--",
        B + "\r\nContent-Disposition form-data; name=\"key\"\r\n\r\nno colon\r\n" + B + "--", B + "\r\n: empty\r\n\r\nx\r\n" + B + "--"})
    void aBodyThatIsNoFormIsMalformed(String body) throws Exception {
        assertEquals(MALFORMED, PostForm.outcome(form().post("/sandbox/", body.getBytes(UTF_8), Map.of())), body);
    }

    @Test
    void aFormWithoutAFileIsNamed() throws Exception {
        var body = B + "\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk\r\n" + B + "--\r\n";
        assertEquals("400 IncorrectNumberOfFilesInPOSTRequest 0006-00000107",
                PostForm.outcome(form().post("/sandbox/", body.getBytes(UTF_8), Map.of())));
        assertEquals("400 IncorrectNumberOfFilesInPOSTRequest 0006-00000107",
                PostForm.outcome(form().post("/sandbox/", (B + "--").getBytes(UTF_8), Map.of())));
    }

    @Test
    void aFileWithoutTheLastBoundaryIsNotStored() throws Exception {
        long before = blobs();
        var body = new String(form().signedV1(ANY).body(), UTF_8);
        for (int cut : new int[] {2, 3, 10, 44}) {
            var outcome = PostForm.outcome(form().post("/sandbox/", body.substring(0, body.length() - cut).getBytes(UTF_8), Map.of()));
            // The line break behind the last boundary is no part of it.
            assertEquals(cut == 2 ? "204" : MALFORMED, outcome, "cut by " + cut);
            signed.send("DELETE", "hostile", "", Map.of(), new byte[0]);
        }
        assertEquals(404, signed.get("hostile").statusCode());
        assertEquals(before, blobs());
    }

    @Test
    void aFormThatNeverEndsLeavesNothing() throws Exception {
        long before = blobs();
        var body = new String(form().file("x".repeat(200_000).getBytes(UTF_8)).signedV1(ANY).body(), UTF_8);
        try (var client = new RawClient(sandbox)) {
            client.send("POST /sandbox/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length()
                    + "\r\nContent-Type: multipart/form-data; boundary="
                    + PostForm.BOUNDARY + "\r\n\r\n" + body.substring(0, 150_000));
            await().until(() -> blobs() == before + 1);
        }
        await().until(() -> blobs() == before);
        assertEquals(404, signed.get("hostile").statusCode());
    }

    @Test
    void fieldsMayBeLargeAndNotLarger() throws Exception {
        assertEquals("204", form().field("a", "v".repeat(2 << 20)).signedV1(ANY).outcome());
        assertEquals("400 FieldItemTooLong", form().field("a", "v".repeat((2 << 20) + 1)).signedV1(ANY).outcome());
        assertEquals("204", form().field("n".repeat(8 << 10), "v").signedV1(ANY).outcome());
        assertEquals("400 FieldItemTooLong 0006-00000110", form().field("n".repeat((8 << 10) + 1), "v").signedV1(ANY).outcome());
        assertEquals(MALFORMED, form().field("n".repeat(100_000), "v").signedV1(ANY).outcome());
        var many = form();
        for (int i = 0; i < 5; i++) {
            many.field("a" + i, "v".repeat(2_000_000));
        }
        assertEquals("400 FieldItemTooLong 0006-00000112", many.signedV1(ANY).outcome());
    }

    @Test
    void tenThousandFieldsAreTooMany() throws Exception {
        var many = form();
        for (int i = 0; i < 10_000; i++) {
            many.field("a" + i, "v");
        }
        assertEquals(MALFORMED, many.signedV1(ANY).outcome());
    }

    @Test
    void aNameOfQuotesAndBackslashesIsReadInOneGo() throws Exception {
        assertEquals("204", new PostForm(sandbox).field("key", "quotes").signedV1(ANY)
                .fileHead("Content-Disposition: form-data; name=\"file\"; filename=\"" + "\\\"".repeat(15_000) + "\"").outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cache-Control", "x-oss-meta-a", "Content-Disposition", "x-oss-content-type"})
    void aLineBreakInAFieldDoesNotBecomeAHeader(String name) throws Exception {
        assertEquals("400 InvalidArgument", form().field(name, "a\r\nX-Evil: 1").signedV1(ANY).outcome());
        assertEquals("400 InvalidArgument", form().field(name, "a\0b").signedV1(ANY).outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-oss-tagging", "x-oss-callback", "x-oss-callback-var", "x-oss-unheard-of"})
    void aFieldThatTheSandboxCannotObeyIsNamed(String name) throws Exception {
        var answer = form().field(name, "a").signedV1(ANY).post();
        assertEquals("501 NotImplemented", PostForm.outcome(answer));
        assertTrue(Signed.element(answer, "Message").contains(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "\\a"})
    void aKeyThatIsNoneIsRefused(String key) throws Exception {
        assertEquals("400 InvalidObjectName", new PostForm(sandbox).field("key", key).signedV1(ANY).outcome());
    }

    @Test
    void aBucketThatIsNotThereIsNamed() throws Exception {
        assertEquals("404 NoSuchBucket 0015-00000101", PostForm.outcome(form().post("/no-such-bucket/", form().signedV1(ANY).body(), Map.of())));
    }

    @Test
    void aFormMayComeInChunksOfOneByte() throws Exception {
        var body = form().signedV1(ANY).body();
        var chunks = new StringBuilder();
        for (byte b : body) {
            chunks.append("1\r\n").append((char) b).append("\r\n");
        }
        var answer = RawClient.talk(sandbox, "POST /sandbox HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
                + "Content-Type: multipart/form-data; boundary=" + PostForm.BOUNDARY + "\r\n\r\n" + chunks + "0\r\n\r\n");
        assertEquals("204", RawClient.outcome(answer));
        assertArrayEquals("hello".getBytes(UTF_8), signed.get("hostile").body());
        signed.send("DELETE", "hostile", "", Map.of(), new byte[0]);
    }

    private static PostForm form() {
        return new PostForm(sandbox).field("key", "hostile");
    }

    private static long blobs() throws IOException {
        try (var files = Files.list(data.resolve("blobs"))) {
            return files.count();
        }
    }
}

package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.dropback.digest.Md5;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that are stored, and what comes back (facts 4). */
class PostObjectTest extends OnOneSandbox {

    private static final String ANY = "[\"starts-with\",\"$key\",\"\"]";

    @Test
    void aFormSignedByTheSdkIsStored() throws Exception {
        for (var form : List.of(form("v1").signedV1(ANY), form("v4").signedV4(ANY))) {
            var answer = form.post();
            assertEquals(204, answer.statusCode(), Signed.text(answer));
            assertEquals(0, answer.body().length);
            assertTrue(answer.headers().firstValue("x-oss-hash-crc64ecma").isPresent());
            assertTrue(header(answer, "ETag").matches("\"[0-9A-F]{32}\""));
            assertNotEquals("\"5D41402ABC4B2A76B9719D911017C592\"", header(answer, "ETag"));
        }
        assertEquals("hello", Signed.text(signed.get("v1")));
        assertEquals("hello", Signed.text(signed.get("v4")));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,/sandbox", "127.0.0.1,/sandbox/", "sandbox.localhost,/", "sandbox.oss-cn-hangzhou.aliyuncs.com,/"})
    void aFormGoesToTheBucketHoweverItIsNamed(String host, String target) throws Exception {
        var body = form("where").field("x-oss-meta-at", host + target).field("success_action_status", "201").signedV1(ANY).body();
        var answer = RawClient.talk(sandbox, "POST " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nContent-Length: "
                + body.length
                + "\r\nContent-Type: multipart/form-data; boundary=" + PostForm.BOUNDARY + "\r\n\r\n" + new String(body, UTF_8));
        assertEquals("201", RawClient.outcome(answer), answer);
        assertEquals("http://" + host + (host.startsWith("sandbox") ? "/where" : "/sandbox/where"), RawClient.element(answer, "Location"));
        assertEquals(host + target, header(signed.get("where"), "x-oss-meta-at"));
    }

    @Test
    void aSignatureInHeaderOrUrlIsNotLookedAt() throws Exception {
        var form = form("twice").signedV1(ANY);
        assertEquals("204", PostForm.outcome(form.post("/sandbox/?Signature=wrong&OSSAccessKeyId=x&Expires=1", form.body(),
                Map.of("Authorization", "OSS nobody:wrong="))));
        assertEquals("403 AccessDenied 0003-00000001", form("anonymous").outcome());
        var signedHeader = signed.send("POST", "", "", Map.of("Content-Type", "multipart/form-data; boundary=" + PostForm.BOUNDARY),
                form("h").body());
        assertEquals("403 AccessDenied 0003-00000001", PostForm.outcome(signedHeader));
    }

    @Test
    void bytesOfAnyKindArriveAsTheyWere() throws Exception {
        var random = new byte[300_000];
        new Random(7).nextBytes(random);
        var nearly = ("\r\n--" + PostForm.BOUNDARY.substring(0, 20) + "\r\n--\r\r\n\n--\r\n").repeat(7000).getBytes(UTF_8);
        for (var bytes : List.of(random, nearly, new byte[0], new byte[] {'\r', '\n'}, "--".getBytes(UTF_8), new byte[65_536], new byte[65_535])) {
            assertEquals("204", form("bytes").file(bytes).signedV1(ANY).outcome());
            assertArrayEquals(bytes, signed.get("bytes").body());
        }
    }

    static Stream<List<String>> fileNames() {
        return Stream.of(List.of("filename=\"\u56fe 1.png\"", "\u56fe 1.png"), List.of("filename=\"C:\\\\fakepath\\\\b.png\"", "b.png"),
                List.of("filename=\"C:\\fakepath\\b.png\"", "b.png"), List.of("filename=\"folder/c.png\"", "c.png"),
                List.of("filename=\"../../d\"", "d"),
                List.of("filename=\"say \\\"hi\\\".txt\"", "say \"hi\".txt"), List.of("filename=plain.txt", "plain.txt"), List.of("x=y", ""));
    }

    @ParameterizedTest
    @MethodSource("fileNames")
    void theKeyMayTakeTheNameOfTheFile(List<String> nameAndKey) throws Exception {
        var answer = new PostForm(sandbox).field("key", "up/${filename}").signedV1("[\"starts-with\",\"$key\",\"up/\"]")
                .field("success_action_status", "201")
                .fileHead("Content-Disposition: form-data; name=\"file\"; " + nameAndKey.getFirst()).post();
        assertEquals("up/" + nameAndKey.getLast(), RawClient.element(Signed.text(answer), "Key"));
        assertEquals("hello", Signed.text(signed.get("up/" + nameAndKey.getLast())));
    }

    @Test
    void theFieldsAreTheHeadersOfThePut() throws Exception {
        assertEquals("204", form("fields").field("Cache-Control", "no-cache").field("content-disposition", "attachment;filename=x")
                .field("Content-Encoding", "utf-8").field("Expires", "Fri, 28 Feb 2032 05:38:42 GMT").field("x-oss-meta-Author", "\u5f20")
                .field("x-oss-storage-class", "IA").field("x-oss-object-acl", "private").field("submit", "Upload").signedV1(ANY).outcome());
        var got = signed.get("fields");
        assertEquals("no-cache", header(got, "Cache-Control"));
        assertEquals("attachment;filename=x", header(got, "Content-Disposition"));
        assertEquals("utf-8", header(got, "Content-Encoding"));
        assertEquals("Fri, 28 Feb 2032 05:38:42 GMT", header(got, "Expires"));
        assertEquals("IA", header(got, "x-oss-storage-class"));
        assertTrue(got.headers().firstValue("x-oss-meta-author").isPresent());
    }

    @Test
    void theContentTypeComesFromItsOwnFieldThenFromTheFileThenFromTheCommonField() throws Exception {
        var bare = "Content-Disposition: form-data; name=\"file\"; filename=\"a\"";
        form("type").field("Content-Type", "a/common").field("x-oss-content-type", "a/own").signedV1(ANY).post();
        assertEquals("a/own", header(signed.get("type"), "Content-Type"));
        form("type").field("Content-Type", "a/common").signedV1(ANY).post();
        assertEquals("text/plain", header(signed.get("type"), "Content-Type"));
        form("type").field("Content-Type", "a/common").fileHead(bare).signedV1(ANY).post();
        assertEquals("a/common", header(signed.get("type"), "Content-Type"));
        form("type").fileHead(bare).signedV1(ANY).post();
        assertEquals("application/octet-stream", header(signed.get("type"), "Content-Type"));
    }

    @ParameterizedTest
    @CsvSource({"200,200", "201,201", "204,204", "202,204", "abc,204", "'',204"})
    void theFormChoosesItsStatus(String wanted, int status) throws Exception {
        var answer = form("a b/\u4e2d<").field("success_action_status", wanted).signedV1(ANY).post();
        assertEquals(status, answer.statusCode());
        var xml = Signed.text(answer);
        if (status == 201) {
            assertEquals(sandbox.endpoint() + "/sandbox/a%20b/%E4%B8%AD%3C", RawClient.element(xml, "Location"));
            assertEquals("sandbox a b/\u4e2d< " + header(answer, "ETag"),
                    RawClient.element(xml, "Bucket") + " " + RawClient.element(xml, "Key") + " " + RawClient.element(xml, "ETag"));
        } else {
            assertEquals("", xml);
        }
    }

    @Test
    void theFormMaySendTheBrowserOn() throws Exception {
        var answer = form("r\u4e2d").field("success_action_redirect", "https://app.example/done?a=b").field("success_action_status", "200")
                .signedV1(ANY).post();
        assertEquals(303, answer.statusCode());
        assertEquals("https://app.example/done?a=b&bucket=sandbox&key=r%E4%B8%AD&etag=%22" + header(answer, "ETag").replace("\"", "") + "%22",
                header(answer, "Location"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "/relative", "http://", "https://a.example/\r\nX-Evil: 1", "not a url"})
    void whatIsNoWebAddressSendsNobodyAnywhere(String url) throws Exception {
        var answer = form("r").field("success_action_redirect", url).signedV1(ANY).post();
        assertEquals(204, answer.statusCode());
        assertTrue(answer.headers().firstValue("X-Evil").isEmpty());
    }

    @Test
    void anObjectIsNotOverwrittenWhereTheFormForbidsIt() throws Exception {
        form("once").signedV1(ANY).post();
        assertEquals("409 FileAlreadyExists 0026-00000104",
                form("once").field("x-oss-forbid-overwrite", "true").file("other".getBytes(UTF_8)).signedV1(ANY).outcome());
        assertEquals("hello", Signed.text(signed.get("once")));
    }

    @Test
    void fieldsBehindTheFileAreIgnored() throws Exception {
        var late = "--" + PostForm.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        assertEquals("204", form("last").signedV1(ANY).behindFile(late.formatted("success_action_status", "201")
                + late.formatted("file", "other") + late.formatted("x-oss-tagging", "a=b")).outcome());
        assertEquals("hello", Signed.text(signed.get("last")));
        assertEquals("400 InvalidArgument", new PostForm(sandbox).signedV1(ANY).behindFile(late.formatted("key", "k")).outcome());
    }

    @Test
    void theContentMd5OfTheRequestIsThatOfTheWholeForm() throws Exception {
        var form = form("md5").signedV1(ANY);
        assertEquals("204", PostForm.outcome(form.post("/sandbox/", form.body(), Map.of("Content-MD5", Md5.of(form.body()).base64()))));
        var wrong = form("no-md5").signedV1(ANY);
        assertEquals("400 InvalidDigest", PostForm.outcome(wrong.post("/sandbox/", wrong.body(), Map.of("Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="))));
        assertEquals(404, signed.get("no-md5").statusCode());
    }

    private static PostForm form(String key) {
        return new PostForm(sandbox).field("key", key);
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

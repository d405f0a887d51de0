package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ${mimeType}} is before an upload, it is in the callback of the upload. */
class ContentTypeAgreementTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"scan,%PDF-1.7,application/pdf", "notes,价格表,text/plain", "a.jpg,%PDF-1.7,image/jpeg", "empty,'',application/octet-stream"})
    void theTypeIsTheSameEverywhere(String name, String content, String type) throws Exception {
        try (var uploads = new UploadFixture(folder)) {
            var file = Files.writeString(folder.resolve(name), content);
            assertEquals(0, uploads.run("--output", "jsonl", "--callback-url", uploads.sandbox.receiverUrl(), "--callback-body", "t=${mimeType}", file), uploads.cli.err());
            var called = uploads.sandbox.callbacks().getFirst().bodyText();
            var rendered = uploads.command("callback", "render", "--callback-url", "http://a.example/", "--callback-body", "t=${mimeType}", "--file", file, "--output", "json").json().getFirst();
            assertEquals(called, rendered.get("requests").get(0).get("body").asText());
            assertEquals(type, rendered.get("file").get("mimeType").asText());
            var program = uploads.command("snippet", "curl", "--endpoint", uploads.sandbox.endpoint(), "--region", "cn-hangzhou", "--bucket", "sandbox",
                    "--callback-url", "http://a.example/", "--callback-body", "t=${mimeType}", "--file", file).out();
            assertTrue(program.contains(type), program);
        }
    }

    @Test
    void checkLooksAtTheContentToo() throws Exception {
        try (var uploads = new UploadFixture(folder)) {
            var picture = Files.write(folder.resolve("picture"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0});
            var text = Files.writeString(folder.resolve("text"), "abc");
            assertTrue(!check(uploads, picture).contains("imageInfo"), check(uploads, picture));
            assertTrue(check(uploads, text).contains("imageInfo"), check(uploads, text));
        }
    }

    private static String check(UploadFixture uploads, Path file) {
        return uploads.command("callback", "check", "--callback-url", "http://a.example/", "--callback-body", "w=${imageInfo.width}", "--file", file, "--output", "json").out();
    }
}

package org.dropback.desktop.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewsTest {

    private static final Connection CONNECTION =
            new Connection("Media", URI.create("https://oss-cn-hangzhou.aliyuncs.com"), "cn-hangzhou", "media-ingest", SignatureVersion.V4);

    private final Previews previews = new Previews(CONNECTION, null, Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC),
            Messages.of(Locale.ENGLISH));

    private ProfilePreview preview(List<String> urls, BodyType type, String body, CallbackVariable... variables) {
        return previews.of(new CallbackProfile("Order", urls, null, false, type, body, List.of(variables), Map.of()), List.of(), Sample.STATED);
    }

    @Test
    void theRequestIsWhatOssSends() {
        var request = preview(List.of("https://api.shop.example/oss/callback?a=b"), BodyType.JSON, "{\"object\":${object},\"year\":${x:year},\"size\":${size}}",
                CallbackVariable.fromFile("x:year", "{yyyy}")).request().text();
        assertTrue(request.startsWith("POST /oss/callback?a=b HTTP/1.1\nHost: api.shop.example\n"), request);
        assertTrue(request.contains("\nContent-Type: application/json\n"), request);
        assertTrue(request.contains("\nAuthorization: (OSS’s RSA signature)\n"), request);
        assertTrue(request.contains("\nx-oss-pub-key-url: aHR0cHM6Ly9nb3NzcHVibGljLmFsaWNkbi5jb20vY2FsbGJhY2tfcHViX2tleV92MS5wZW0=\n"), request);
        assertTrue(request.endsWith("\n\n{\"object\":\"photos/storefront-05.jpg\",\"year\":\"2026\",\"size\":114020}"), request);
    }

    @Test
    void aFormBodyIsPercentEncoded() {
        assertTrue(preview(List.of("https://a.example"), BodyType.FORM, "o=${object}&t=${mimeType}").request().text()
                .endsWith("\n\no=photos%2Fstorefront-05.jpg&t=image%2Fjpeg"));
    }

    @Test
    void anUnusableUrlStillShowsTheBody() {
        var request = preview(List.of("not a url"), BodyType.FORM, "o=${object}").request().text();
        assertTrue(request.startsWith("(no request"), request);
        assertTrue(request.endsWith("o=photos%2Fstorefront-05.jpg"), request);
    }

    @Test
    void aWrongTemplateOfAVariableIsToldOf() {
        var notes = preview(List.of("https://a.example"), BodyType.FORM, "a=${x:a}", CallbackVariable.fromFile("x:a", "{nmae}")).notes();
        assertEquals(1, notes.stream().filter(note -> note.isError() && note.text().contains("{nmae}")).count(), notes.toString());
        var unset = preview(List.of("https://a.example"), BodyType.FORM, "a=${x:a}", CallbackVariable.fromFile("x:a", "{env:NOT_SET_ANYWHERE}")).notes();
        assertEquals(1, unset.stream().filter(note -> note.isError() && note.text().contains("{env:NOT_SET_ANYWHERE}")).count(), unset.toString());
    }

    @Test
    void theSizesAreThoseOfTheBase64() {
        var preview = preview(List.of("https://a.example"), BodyType.FORM, "a=1");
        // {"callbackUrl":"https://a.example","callbackBody":"a=1","callbackBodyType":"application/x-www-form-urlencoded"} is 110 bytes.
        assertEquals(148, preview.callbackBytes());
        assertEquals(0, preview.variablesBytes());
    }

    @Test
    void hostileTextNeverFails() {
        var random = new Random(11);
        var signs = "${}:/x.a\"\\\n\r\u0000\ud800中é[]?#% ";
        for (var round = 0; round < 3000; round++) {
            var parts = new String[4];
            for (var i = 0; i < parts.length; i++) {
                var part = new StringBuilder();
                for (var length = random.nextInt(20); length > 0; length--) {
                    part.append(signs.charAt(random.nextInt(signs.length())));
                }
                parts[i] = part.toString();
            }
            var preview = preview(List.of(parts[0]), random.nextBoolean() ? BodyType.FORM : BodyType.JSON, parts[1],
                    CallbackVariable.fromFile("x:" + parts[2], parts[3]));
            assertTrue(preview.callbackBytes() > 0);
        }
    }

    @Test
    void aChosenFileIsWhatOssWouldKnowOfIt(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("价格 1.txt"), "hello world");
        var preview = previews.of(new CallbackProfile("Order", List.of("https://a.example"), null, false, BodyType.JSON,
                "[${object}, ${size}, ${etag}, ${crc64}, ${mimeType}, ${imageInfo.width}, ${x:n}]", List.of(CallbackVariable.fromFile("x:n", "{stem}")), Map.of()),
                List.of(), Sample.of(file, _ -> { }));
        assertTrue(preview.request().text().endsWith("[\"价格 1.txt\", 11, \"5EB63BBBE01EEED093CB22BB8F5ACDC3\", \"5981764153023615706\", "
                + "\"text/plain\", \"\", \"价格 1\"]"), preview.request().text());
    }

    @Test
    void theSizeOfAChosenPictureIsRead(@TempDir Path folder) throws Exception {
        var file = folder.resolve("a.png");
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        assertEquals("30", Sample.of(file, _ -> { }).values().imageWidth());
        assertEquals("png", Sample.of(file, _ -> { }).values().imageFormat());
        Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        assertEquals("", Sample.of(file, _ -> { }).values().imageWidth());
    }

    @Test
    void theHeadersAreShownAsTheyAreSentAndAsTheyRead() {
        var preview = preview(List.of("https://a.example"), BodyType.FORM, "a=${x:a}", CallbackVariable.fixed("x:a", "中"));
        assertEquals("{\"x:a\":\"中\"}", preview.variablesCarrier().json());
        assertEquals("eyJ4OmEiOiLkuK0ifQ==", preview.variablesCarrier().base64());
        assertEquals(preview.callbackBytes(), preview.callbackCarrier().base64().length());
    }

    @Test
    void aSecretStandsNowhereButInTheBase64ThatIsSent() {
        var secret = CallbackVariable.fixed("x:token", "s3cr\u00e9t/1").withSecret(true);
        for (var type : BodyType.values()) {
            var preview = preview(List.of("https://a.example"), type, type == BodyType.FORM ? "t=${x:token}&b=${bucket}" : "{\"t\":${x:token}}", secret);
            assertTrue(preview.request().text().endsWith(type == BodyType.FORM ? "t=••••&b=media-ingest" : "{\"t\":\"••••\"}"), preview.request().text());
            assertEquals("{\"x:token\":\"••••\"}", preview.variablesCarrier().json());
            assertTrue(preview.variablesCarrier().secret());
            var shown = preview.request().text() + preview.values() + preview.resolved() + preview.callbackCarrier() + preview.snippet();
            assertFalse(shown.contains("s3cr"), shown);
            assertEquals("{\"x:token\":\"s3crét/1\"}", CallbackCodec.jsonOf(preview.variablesCarrier().base64()));
        }
    }
}

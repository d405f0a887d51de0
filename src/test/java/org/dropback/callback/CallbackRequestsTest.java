package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackRequestsTest {

    private static final Envelope ENVELOPE = new Envelope("photos", "owner", "requester", "5F3A4B5C6D7E8F9012345678",
            Instant.parse("2015-09-14T12:37:27Z"), "https://gosspublic.alicdn.com/callback_pub_key_v1.pem");

    /** The body of vector c of facts 2.4 and the Content-MD5 that OSS sent with it. */
    @Test
    void theContentMd5IsThatOfTheCapturedRequest() {
        var body = "filename=headSculpture%2Fjikang2.jpg&size=108904&mimeType=image%2Fjpeg&height=278&width=200".getBytes(UTF_8);
        var request = build(Callbacks.of(BodyType.FORM, "", Map.of()), "http://a.com/api/AliYunOssCallback", body);
        assertEquals("G5H/anNzgdvMS2AsvXpi6A==", header(request, "Content-MD5"));
        assertEquals("91", header(request, "Content-Length"));
    }

    @Test
    void allHeadersOfOssAreSent() {
        var request = build(Callbacks.of(BodyType.JSON, "", Map.of()), "http://a.com:8080/x?y=1", "{}".getBytes(UTF_8));
        assertEquals("a.com:8080", request.headers().getFirst().getValue());
        assertEquals("close", header(request, "Connection"));
        assertEquals("application/json", header(request, "Content-Type"));
        assertEquals("Mon, 14 Sep 2015 12:37:27 GMT", header(request, "Date"));
        assertEquals("aliyun-oss-callback", header(request, "User-Agent"));
        assertEquals("", header(request, "x-oss-additional-headers"));
        assertEquals("photos", header(request, "x-oss-bucket"));
        assertEquals("owner", header(request, "x-oss-owner"));
        assertEquals("requester", header(request, "x-oss-requester"));
        assertEquals("5F3A4B5C6D7E8F9012345678", header(request, "x-oss-request-id"));
        assertEquals("1.0", header(request, "x-oss-signature-version"));
        assertEquals("CALLBACK", header(request, "x-oss-tag"));
        assertEquals("aHR0cHM6Ly9nb3NzcHVibGljLmFsaWNkbi5jb20vY2FsbGJhY2tfcHViX2tleV92MS5wZW0=", header(request, "x-oss-pub-key-url"));
        assertEquals("/x?y=1", request.target());
        assertEquals("a.com", request.connectHost());
        assertEquals(8080, request.port());
    }

    @Test
    void whatIsSignedIsThePathTheQueryAndTheBody() {
        var signed = new ArrayList<byte[]>();
        var request = CallbackRequests.build(Callbacks.of(BodyType.FORM, "", Map.of()), "http://a.com/%E4%B8%AD?k=%20", "b".getBytes(UTF_8), ENVELOPE, bytes -> {
            signed.add(bytes);
            return "signature";
        });
        assertArrayEquals("/中?k=%20\nb".getBytes(UTF_8), signed.getFirst());
        assertEquals("signature", header(request, "Authorization"));
    }

    @Test
    void aHostOfItsOwnReplacesTheHeaderAndNotTheConnection() {
        var callback = new Callback(List.of("https://1.2.3.4/"), "app.example.com", true, BodyType.FORM, "b", Map.of(), Map.of());
        var request = build(callback, "https://1.2.3.4/", new byte[0]);
        assertEquals("app.example.com", request.host());
        assertEquals("app.example.com", header(request, "Host"));
        assertEquals("1.2.3.4", request.connectHost());
        assertEquals(443, request.port());
    }

    @Test
    void additionalHeadersComeBesideAndNeverReplaceOsssOwn() {
        var callback = new Callback(List.of("http://a.com/"), null, false, BodyType.FORM, "b", Map.of(), Map.of("key1", "v", "content-length", "0", "host", "evil"));
        var request = build(callback, "http://a.com/", "b".getBytes(UTF_8));
        assertEquals("v", header(request, "key1"));
        assertEquals(List.of("a.com"), values(request, "host"));
        assertEquals(List.of("1"), values(request, "content-length"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my", "ftp://a.com", "http://[::1]/"})
    void whatIsNoUrlIsRefused(String url) {
        assertThrows(IllegalArgumentException.class, () -> build(Callbacks.of(BodyType.FORM, "", Map.of()), url, new byte[0]));
    }

    private static CallbackRequest build(Callback callback, String url, byte[] body) {
        return CallbackRequests.build(callback, url, body, ENVELOPE, bytes -> "signature");
    }

    private static String header(CallbackRequest request, String name) {
        var values = values(request, name);
        assertEquals(1, values.size(), name);
        return values.getFirst();
    }

    private static List<String> values(CallbackRequest request, String name) {
        return request.headers().stream().filter(header -> header.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).toList();
    }
}

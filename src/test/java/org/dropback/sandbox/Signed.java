package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dropback.sandbox.protocol.Percent;
import org.dropback.signing.SignableRequest;
import org.dropback.signing.V1Signature;
import org.dropback.testing.Patience;

/** Requests to the sandbox over HTTP, signed with V1, with any header and any path that no SDK would send. */
public final class Signed {

    public static final String BUCKET = "sandbox";

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Sandbox sandbox;

    public Signed(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public HttpResponse<byte[]> put(String key, byte[] body, Map<String, String> headers) throws IOException, InterruptedException {
        return send("PUT", key, "", headers, body);
    }

    public HttpResponse<byte[]> get(String key) throws IOException, InterruptedException {
        return send("GET", key, "", Map.of(), new byte[0]);
    }

    /** @param query encoded, such as {@code uploads&x=y}; must not need decoding for the signature */
    public HttpResponse<byte[]> send(String method, String key, String query, Map<String, String> headers, byte[] body) throws IOException, InterruptedException {
        return send(method, key, query, headers, body, Instant.now());
    }

    public HttpResponse<byte[]> send(String method, String key, String query, Map<String, String> headers, byte[] body, Instant date)
            throws IOException, InterruptedException {
        var all = new LinkedHashMap<>(headers);
        all.put("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atZone(ZoneOffset.UTC)));
        all.put("Authorization", V1Signature.authorization(sandbox.accessKeyId(), sandbox.accessKeySecret(), signable(method, key, query, all)));
        return unsigned(method, key, query, all, body);
    }

    public HttpResponse<byte[]> unsigned(String method, String key, String query, Map<String, String> headers, byte[] body) throws IOException, InterruptedException {
        var uri = URI.create(sandbox.endpoint() + "/" + BUCKET + "/" + Percent.encode(key) + (query.isEmpty() ? "" : "?" + query));
        var request = HttpRequest.newBuilder(uri).timeout(Patience.LIMIT).method(method, body.length == 0 && !method.startsWith("P")
                ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public SignableRequest signable(String method, String key, String query, Map<String, String> headers) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (var pair : query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            parameters.add(Map.entry(equals < 0 ? pair : pair.substring(0, equals),
                    equals < 0 ? "" : java.net.URLDecoder.decode(pair.substring(equals + 1), UTF_8)));
        }
        var lowerCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        lowerCase.putAll(headers);
        var map = new LinkedHashMap<String, String>();
        lowerCase.forEach((name, value) -> map.put(name.toLowerCase(java.util.Locale.ROOT), value));
        return new SignableRequest(method, BUCKET, key.isEmpty() ? null : key, parameters, map);
    }

    public static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    /** The text of the first such element. */
    public static String element(HttpResponse<byte[]> answer, String name) {
        var matcher = java.util.regex.Pattern.compile("<" + name + ">(.*?)</" + name + ">", java.util.regex.Pattern.DOTALL).matcher(text(answer));
        return matcher.find() ? matcher.group(1) : "";
    }
}

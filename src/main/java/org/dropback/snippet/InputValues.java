package org.dropback.snippet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.Utf16;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.signing.PercentEncoding;

/**
 * What templates can name of an upload. Every text but {@code partSize} is a literal of the language, quotes included.
 *
 * <p>Texts: endpoint, endpointHost (without port), region, ossRegion ({@code oss-} in front), bucket, key, file, contentType, partSize; callbackUrl (joined by {@code ;}),
 * callbackUrlDecoded (what encodeURI makes callbackUrl of, where encodedBySdk holds), callbackHost (empty without), callbackBody, callbackBodyType
 * (the MIME type); callbackJson and variablesJson (what the headers hold, before Base64; variablesJson is {@code {}} without); for those who speak
 * HTTP themselves origin (scheme, host and port of the bucket), path (of the object there) and resource (bucket and object as V4 signs them),
 * percent-encoded; for forms host (where they are posted to) and directory (of the key, up to its last slash).
 *
 * <p>Flags: multipart, v4 (else v1), cname, pathStyle, pathByName (and the endpoint is no IP address), ownHost (no cname, and the endpoint is a name
 * that is not Alibaba Cloud's), json (else form), host, sni, variables, headers, extras (sni or headers), escapes (no extras, or variables), encodedBySdk.
 *
 * <p>Lists: variables (name, plainName without {@code x:}, value) and headers (name, value).
 */
final class InputValues {

    private InputValues() {
    }

    static TemplateValues of(SnippetInput input, Literals literals) {
        var connection = input.connection();
        var callback = input.callback();
        var encoded = CallbackCodec.encode(callback);
        var texts = new HashMap<String, String>();
        texts.put("endpoint", connection.endpoint().toString());
        texts.put("region", connection.region());
        texts.put("ossRegion", "oss-" + connection.region());
        texts.put("bucket", connection.bucket());
        texts.put("key", input.key());
        texts.put("file", input.file());
        var object = PercentEncoding.encodePath(input.key());
        var place = BucketPlace.of(connection);
        boolean pathStyle = place == BucketPlace.PATH;
        var origin = origin(connection, place);
        texts.put("endpointHost", connection.endpoint().getHost());
        texts.put("origin", origin);
        texts.put("host", origin + (pathStyle ? "/" + connection.bucket() + "/" : "/"));
        texts.put("directory", input.key().substring(0, input.key().lastIndexOf('/') + 1));
        texts.put("path", (pathStyle ? "/" + connection.bucket() : "") + "/" + object);
        texts.put("resource", "/" + connection.bucket() + "/" + object);
        texts.put("contentType", input.contentType());
        texts.put("callbackUrl", String.join(";", callback.urls()));
        texts.put("callbackUrlDecoded", ScriptUri.decode(String.join(";", callback.urls())).orElse(""));
        texts.put("callbackHost", callback.host() == null ? "" : callback.host());
        texts.put("callbackBody", callback.body());
        texts.put("callbackBodyType", callback.bodyType().contentType());
        texts.put("callbackJson", json(encoded.callback()));
        texts.put("variablesJson", encoded.variables() == null ? "{}" : json(encoded.variables()));
        texts.replaceAll((_, text) -> literal(text, literals));
        texts.put("partSize", Long.toString(input.partSize()));
        boolean extras = callback.sni() || !callback.headers().isEmpty();
        var flags = Map.ofEntries(
                Map.entry("multipart", input.multipart()),
                Map.entry("v4", connection.signature() == SignatureVersion.V4),
                Map.entry("encodedBySdk", callback.headers().isEmpty() && ScriptUri.decode(String.join(";", callback.urls())).isPresent()),
                Map.entry("cname", place == BucketPlace.NOWHERE),
                Map.entry("pathStyle", pathStyle),
                Map.entry("pathByName", BucketPlace.isPathByName(connection)),
                Map.entry("ownHost", place != BucketPlace.NOWHERE && BucketPlace.isOwnName(connection.endpoint().getHost())),
                Map.entry("json", callback.bodyType() == BodyType.JSON),
                Map.entry("host", callback.host() != null),
                Map.entry("sni", callback.sni()),
                Map.entry("variables", !callback.variables().isEmpty()),
                Map.entry("headers", !callback.headers().isEmpty()),
                Map.entry("extras", extras),
                Map.entry("escapes", !extras || !callback.variables().isEmpty()));
        return new TemplateValues(texts, flags, Map.of("variables", pairs(callback.variables(), literals), "headers", pairs(callback.headers(), literals)));
    }

    private static String origin(Connection connection, BucketPlace place) {
        var endpoint = connection.endpoint();
        return endpoint.getScheme() + "://" + (place == BucketPlace.HOST ? connection.bucket() + "." : "") + endpoint.getAuthority();
    }

    private static List<Map<String, String>> pairs(Map<String, String> map, Literals literals) {
        var pairs = new ArrayList<Map<String, String>>();
        map.forEach((name, value) -> pairs.add(Map.of("name", literal(name, literals),
                "plainName", literal(name.startsWith("x:") ? name.substring(2) : name, literals), "value", literal(value, literals))));
        return pairs;
    }

    private static String literal(String text, Literals literals) {
        return literals.of(Utf16.wellFormed(text));
    }

    private static String json(String base64) {
        var json = CallbackCodec.jsonOf(base64);
        if (json == null) {
            throw new IllegalStateException("what the codec encodes is JSON");
        }
        return json;
    }
}

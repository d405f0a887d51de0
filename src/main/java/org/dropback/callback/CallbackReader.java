package org.dropback.callback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code x-oss-callback} and refuses what OSS refuses (facts 1.1, 2.7, 2.8), field after field in the order of the ECs. */
final class CallbackReader {

    static final int MAX_URLS = 5;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(?::[0-9]{1,5})?");

    private CallbackReader() {
    }

    static Callback read(String base64) throws CallbackRefusedException {
        refuseIf(base64.length() > CallbackHeaders.MAX_BYTES, CallbackRefusal.CALLBACK_TOO_LONG);
        var bytes = StrictJson.bytesOf(base64).orElseThrow(() -> new CallbackRefusedException(CallbackRefusal.CALLBACK_NOT_BASE64));
        var json = StrictJson.object(bytes).orElseThrow(() -> new CallbackRefusedException(CallbackRefusal.CALLBACK_NOT_JSON));
        var urls = urls(json.get("callbackUrl"));
        var host = host(json.get("callbackHost"));
        var body = body(json.get("callbackBody"));
        var bodyType = bodyType(json.get("callbackBodyType"));
        signatureVersion(json.get("signatureVersion"));
        return new Callback(urls, host, sni(json), bodyType, body, Map.of(), AdditionalHeaders.read(json.get("additionalHeaders")));
    }

    private static List<String> urls(@Nullable JsonNode node) throws CallbackRefusedException {
        refuseIf(node == null || !node.isTextual(), CallbackRefusal.URL_INVALID);
        var urls = Arrays.asList(node.textValue().split(";"));
        refuseIf(urls.size() > MAX_URLS, CallbackRefusal.TOO_MANY_URLS);
        refuseIf(urls.isEmpty() || !urls.stream().allMatch(url -> CallbackUrl.parse(url).isPresent()), CallbackRefusal.URL_INVALID);
        return urls;
    }

    private static @Nullable String host(@Nullable JsonNode node) throws CallbackRefusedException {
        if (node == null) {
            return null;
        }
        refuseIf(!node.isTextual(), CallbackRefusal.HOST_INVALID);
        var host = node.textValue();
        refuseIf(!host.isEmpty() && !isHostHeader(host), CallbackRefusal.HOST_INVALID);
        return host.isEmpty() ? null : host;
    }

    /** Whether it can be the value of a Host header: a domain or an address, with or without a port. */
    static boolean isHostHeader(String host) {
        return HOST.matcher(host).matches();
    }

    private static String body(@Nullable JsonNode node) throws CallbackRefusedException {
        refuseIf(node != null && !node.isTextual(), CallbackRefusal.BODY_INVALID);
        refuseIf(node == null || node.textValue().isEmpty(), CallbackRefusal.BODY_EMPTY);
        var template = BodyTemplate.parse(node.textValue());
        boolean unknown = template.variableNames().stream().anyMatch(name -> !isKnown(name));
        refuseIf(unknown || !template.flaws().isEmpty(), CallbackRefusal.BODY_INVALID);
        return node.textValue();
    }

    /** Whether OSS can fill it: one of its own, or any custom one (facts 1.4). */
    static boolean isKnown(String variable) {
        return variable.startsWith("x:") || SystemVariable.named(variable).isPresent();
    }

    private static BodyType bodyType(@Nullable JsonNode node) throws CallbackRefusedException {
        if (node == null) {
            return BodyType.FORM;
        }
        refuseIf(!node.isTextual(), CallbackRefusal.BODY_TYPE_INVALID);
        for (var type : BodyType.values()) {
            if (type.contentType().equalsIgnoreCase(node.textValue())) {
                return type;
            }
        }
        throw new CallbackRefusedException(CallbackRefusal.BODY_TYPE_UNSUPPORTED);
    }

    private static boolean sni(ObjectNode json) {
        var node = json.get("callbackSNI");
        return node != null && node.asText().equalsIgnoreCase("true");
    }

    private static void signatureVersion(@Nullable JsonNode node) throws CallbackRefusedException {
        refuseIf(node != null && !(node.isTextual() && node.textValue().equals("1.0")), CallbackRefusal.SIGNATURE_VERSION_INVALID);
    }

    static void refuseIf(boolean condition, CallbackRefusal refusal) throws CallbackRefusedException {
        if (condition) {
            throw new CallbackRefusedException(refusal);
        }
    }
}

package org.dropback.callback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What frameworks, proxies and editors make of a body when they read it and write it again. Stateless, any thread, never throws. */
final class BodyEncodings {

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final JsonMapper ASCII_JSON = JSON.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u[0-9A-Fa-f]{4}");
    private static final String BOM = "\uFEFF";

    private BodyEncodings() {
    }

    /** Bodies that mean what this one means. */
    static List<byte[]> of(byte[] body) {
        var text = StrictJson.utf8(body);
        if (text.isEmpty()) {
            // Written in Latin-1 where it was UTF-8 would be valid UTF-8 again; this way round it is the original.
            return List.of(new String(body, ISO_8859_1).getBytes(UTF_8));
        }
        var all = new ArrayList<String>();
        lines(text.get(), all);
        forms(text.get(), all);
        jsons(text.get(), all);
        var bytes = all.stream().map(other -> other.getBytes(UTF_8)).collect(Collectors.toCollection(ArrayList::new));
        bytes.add(text.get().getBytes(ISO_8859_1));
        return bytes;
    }

    private static void lines(String text, List<String> all) {
        var unix = text.replace("\r\n", "\n");
        all.addAll(List.of(text.stripTrailing(), text.strip(), text + "\n", text + "\r\n", unix, unix.replace("\n", "\r\n")));
        all.add(text.startsWith(BOM) ? text.substring(1) : BOM + text);
    }

    private static void forms(String text, List<String> all) {
        all.add(SignedTexts.formDecoded(text));
        all.add(ESCAPE.matcher(text).replaceAll(found -> found.group().toLowerCase(Locale.ROOT)));
        all.add(ESCAPE.matcher(text).replaceAll(found -> found.group().toUpperCase(Locale.ROOT)));
        all.add(text.replace("%20", "+"));
        all.add(text.replace("+", "%20"));
        if (!text.contains("=")) {
            return;
        }
        var plus = Stream.of(text.split("&", -1)).map(pair -> Stream.of(pair.split("=", 2))
                .map(part -> URLEncoder.encode(SignedTexts.formDecoded(part), UTF_8)).collect(Collectors.joining("="))).collect(Collectors.joining("&"));
        var rfc = plus.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
        all.addAll(List.of(plus, rfc, rfc.replace("%2F", "/"), rfc.replace("%2F", "/").replace("%3A", ":"), plus.replace("%2F", "/"),
                // As JavaScript's encodeURIComponent has it.
                rfc.replace("%21", "!").replace("%27", "'").replace("%28", "(").replace("%29", ")").replace("%2A", "*")));
    }

    private static void jsons(String text, List<String> all) {
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
            if (tree == null || !tree.isContainerNode()) {
                return;
            }
            var compact = JSON.writeValueAsString(tree);
            var ascii = ASCII_JSON.writeValueAsString(tree);
            for (var one : List.of(compact, ascii, lowerCaseEscapes(ascii))) {
                all.addAll(List.of(one, one.replace("/", "\\/"), spaced(one, ", ", ": "), spaced(one, ",", ": ")));
            }
            all.add(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree));
        } catch (JsonProcessingException noJson) {
            // A form, then, or text.
        }
    }

    private static String lowerCaseEscapes(String json) {
        return UNICODE_ESCAPE.matcher(json).replaceAll(found -> "\\\\" + lower(found));
    }

    private static String lower(MatchResult escape) {
        return escape.group().substring(1).toLowerCase(Locale.ROOT);
    }

    /** With other separators than the compact ones, outside of strings. */
    private static String spaced(String compact, String comma, String colon) {
        var out = new StringBuilder(compact.length() + 64);
        boolean inString = false;
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            if (inString && c == '\\') {
                out.append(c).append(compact.charAt(++i));
                continue;
            }
            inString ^= c == '"';
            out.append(inString ? String.valueOf(c) : c == ',' ? comma : c == ':' ? colon : String.valueOf(c));
        }
        return out.toString();
    }
}

package org.dropback.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropback.callback.BodyType;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.Utf16;
import org.dropback.connection.SignatureVersion;
import org.dropback.signing.PercentEncoding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is in a profile is in the program, letter by letter. */
class LiteralsTest {

    /** Each alone and all in a row; with what begins an escape, an interpolation, a comment or the end of a script somewhere. */
    private static final List<String> TRAPS = List.of("\"", "'", "`", "\\", "\\\\", "\n", "\r", "\r\n", "\t", "\b", "\f", "\0", "\0" + "1", "\1", "\u001b", "\u007f",
            "$", "${object}", "$(date)", "$HOME", "%", "%s", "%n", "%20", "#{1+1}", "{}", "{0}", "{{x}}", "@", "@\"", "~", "!", "!!", "&", "&amp;", "<", "</script>", "<!--",
            "]]>", "//", "/*", "*/", "#", "--", ";", "|", ">", "?", "*", "??/", "??=", "\\u0041", "\\x41", "\\101", "\\N{DIGIT ONE}", "\\U00000041", "\\0", "\\", "u0041",
            "\u0080", "\u0085", "\u00a0", "\u00e9", "e\u0301", "\u200b", "\u200d", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\ufffe", "\uffff", "\ue000", "\ud7ff",
            "中文", "繁體", "日本語", "😀", "👩‍👩‍👧", "\udbff\udfff", "\ud83d", "\ude00", "\ude00\ud83d", "0", "7", "a", "F", " ", "  ", "<?php", "?>", "EOF", "\nEOF\n", "«key»",
            "«end»", "\n«end»\n", "\"\"\"", "'''", "\"#", "R\"(", ")\"");

    static Stream<String> hostile() {
        var random = new Random(4);
        return Stream.of(TRAPS.stream(), Stream.of(String.join("", TRAPS)),
                IntStream.range(0, 60).mapToObj(_ -> random.ints(20, 0, TRAPS.size()).mapToObj(TRAPS::get).collect(Collectors.joining())),
                IntStream.range(0, 60).mapToObj(_ -> random.ints(20, 0, 0x300).mapToObj(Character::toString).collect(Collectors.joining())))
                .flatMap(all -> all);
    }

    /** Texts that no other place of a program can hold by chance. */
    private static SnippetInput with(String text, boolean multipart, SignatureVersion signature) {
        // ali-oss takes URLs that its encodeURI gives back in another way than others.
        var url = multipart ? "http://url.example/%20" : "http://url/%2F" + text;
        var variables = new LinkedHashMap<String, String>();
        variables.put("x:one" + text, "value" + text);
        variables.put("x:two", text);
        var callback = new Callback(List.of(url, url), "host" + text, true, BodyType.JSON, "body" + text, variables, Map.of());
        return Inputs.input(Inputs.connection("https://oss-cn-hangzhou.aliyuncs.com", signature), callback, "dir" + text + "/key" + text.replace("/", ""), "file" + text.replace("\0", ""), multipart);
    }

    static Stream<SnippetLanguage> languages() {
        return Arrays.stream(SnippetLanguage.values()).filter(language -> language.kind() != SnippetKind.RECEIVER);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTextSurvivesInAPut(SnippetLanguage language) {
        everyTextSurvives(language, false, SignatureVersion.V4);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTextSurvivesInAMultipartUpload(SnippetLanguage language) {
        everyTextSurvives(language, true, SignatureVersion.V1);
    }

    private static void everyTextSurvives(SnippetLanguage language, boolean multipart, SignatureVersion signature) {
        var reader = LiteralReader.of(language);
        var probe = with("PROBE", multipart, signature);
        var plain = reader.read(Snippets.write(language, probe));
        var needed = switch (language.kind()) {
            case PAGE -> "valuePROBE";
            case POLICY -> "dirPROBE/";
            default -> "/keyPROBE";
        };
        assertTrue(plain.stream().anyMatch(literal -> literal.contains(needed)), () -> needed + " is in no literal: " + plain);
        assertTrue(language.kind() == SnippetKind.PAGE || plain.stream().anyMatch(literal -> literal.contains("bodyPROBE")), () -> "the body is in no literal: " + plain);
        hostile().forEach(text -> {
            var input = with(text, multipart, signature);
            var expected = plain.stream().map(literal -> expected(literal, probe.callback(), text, input.callback())).toList();
            assertEquals(expected, reader.read(Snippets.write(language, input)), () -> shown(text));
        });
    }

    /** What a literal of the plain program is with another text in the profile: the same with that text, or a header's JSON. */
    private static String expected(String plain, Callback probe, String text, Callback callback) {
        if (plain.equals(json(probe, false))) {
            return json(callback, false);
        }
        if (plain.equals(json(probe, true))) {
            return json(callback, true);
        }
        var wellFormed = Utf16.wellFormed(text);
        UnaryOperator<String> form = plain.startsWith("/") ? PercentEncoding::encodePath : UnaryOperator.identity();
        var all = form.apply(plain.startsWith("file") ? wellFormed.replace("\0", "") : wellFormed);
        return plain.replace("/keyPROBE", "/key" + form.apply(wellFormed.replace("/", ""))).replace("PROBE", all);
    }

    private static String json(Callback callback, boolean variables) {
        var headers = CallbackCodec.encode(callback);
        return CallbackCodec.jsonOf(variables ? headers.variables() : headers.callback());
    }

    private static String shown(String text) {
        return text.chars().mapToObj(c -> c > ' ' && c < 0x7f ? Character.toString(c) : String.format("\\u%04x", c)).collect(Collectors.joining());
    }
}

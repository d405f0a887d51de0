package org.dropback.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyConversionTest {

    private static List<String> losses(BodyConversion conversion) {
        return conversion.losses().stream().map(loss -> loss.code() + loss.args()).toList();
    }

    private static String flat(String json) {
        return BodyFormat.compact(json).orElse(json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bucket=${bucket}&size=${size}|{\"bucket\":${bucket},\"size\":${size}}",
        "a=1&b=&c|{\"a\":\"1\",\"b\":\"\",\"c\":\"\"}",
        "a=x%20y+z%26&%E9%94%AE=%E5%80%BC|{\"a\":\"x y z&\",\"键\":\"值\"}",
        "pic=${imageInfo.width},${imageInfo.height}|{\"pic\":\"${imageInfo.width},${imageInfo.height}\"}",
        "a=b=c&&d=\"|{\"a\":\"b=c\",\"d\":\"\\\"\"}",
        "a=100%|{\"a\":\"100%\"}",
        "a=%24%7Bobject%7D&b=%24(size)&%24%7Bx%7D=1|{\"a\":\"\\u0024{object}\",\"b\":\"\\u0024(size)\",\"\\u0024{x}\":\"1\"}",
        "{\"a\":${b}}|{\"a\":${b}}"})
    void aFormBecomesJson(String form, String json) {
        var conversion = BodyConversion.of(form, BodyType.JSON);
        assertEquals(json, flat(conversion.template()));
        assertEquals(List.of(), losses(conversion));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a=dir/${object}|{\"a\":[\"dir/\",${object}]}|mixed[a, ${object}]",
        "a=1&a=${size}|{\"a\":[\"1\",${size}]}|repeated[a]",
        "${object}=1&b=2|{\"b\":\"2\"}|keyVariable[${object}]",
        "just text|just text|notForm[]"})
    void whatJsonCannotSayIsTold(String form, String json, String loss) {
        var conversion = BodyConversion.of(form, BodyType.JSON);
        assertEquals(json, flat(conversion.template()));
        assertEquals(List.of(loss), losses(conversion));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"bucket\": ${bucket}, \"size\":${size}}|bucket=${bucket}&size=${size}",
        "{\"a\":\"x y&\",\"键\":true,\"n\":1.50}|a=x%20y%26&%E9%94%AE=true&n=1.50",
        "{\"pic\":\"${imageInfo.width},${imageInfo.height}\"}|pic=${imageInfo.width}%2C${imageInfo.height}",
        "{\"a\":\"${object}\"}|a=${object}",
        "{\"a${size}\":1,\"b\":\"\\u0024{size}\"}|a${size}=1&b=%24%7Bsize%7D",
        "{}|''",
        "a=${b}|a=${b}"})
    void jsonBecomesAForm(String json, String form) {
        var conversion = BodyConversion.of(json, BodyType.FORM);
        assertEquals(form, conversion.template());
        assertEquals(List.of(), losses(conversion));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"a\":{\"b\":${size}}}|a.b=${size}|nested[a]",
        "{\"a\":[1,${size}]}|a=1&a=${size}|list[a]",
        "{\"a\":null}|a=|nothing[a]",
        "[${size}]|[${size}]|notObject[]",
        "{\"a\":|{\"a\":|notJson[]",
        "{\"a\":\"\\ue0a00\\uE0A1\"}|{\"a\":\"\\ue0a00\\uE0A1\"}|notJson[]"})
    void whatAFormCannotSayIsTold(String json, String form, String loss) {
        var conversion = BodyConversion.of(json, BodyType.FORM);
        assertEquals(form, conversion.template());
        assertEquals(List.of(loss), losses(conversion));
    }

    @Test
    void thereAndBackIsTheSameAndTheServerReadsTheSame() throws Exception {
        var random = new Random(23);
        var variables = List.of("bucket", "object", "size", "etag", "mimeType", "x:a", "x:b");
        for (int round = 0; round < 2_000; round++) {
            var fields = new LinkedHashMap<String, String>();
            for (int n = 1 + random.nextInt(5); n > 0; n--) {
                var key = Utf16.wellFormed(Callbacks.anyText(random, 6)).replace("${", "").replace("\uE0A0", "").replace("\uE0A1", "");
                var value = Utf16.wellFormed(Callbacks.anyText(random, 6)).replace("${", "").replace("\uE0A0", "").replace("\uE0A1", "");
                fields.put("k" + n + key, random.nextBoolean() ? "${" + variables.get(random.nextInt(7)) + "}" : value);
            }
            var form = fields.entrySet().stream().map(field -> BodyConversion.formKey(field.getKey()) + "="
                    + (field.getValue().startsWith("${") ? field.getValue() : BodyConversion.formKey(field.getValue()))).collect(Collectors.joining("&"));
            var json = BodyConversion.of(form, BodyType.JSON);
            assertEquals(List.of(), json.losses());
            assertEquals(form, BodyConversion.of(json.template(), BodyType.FORM).template());
            var custom = Map.of("x:a", "v\"\\值", "x:b", "");
            var rendered = BodyRenderer.render(Callbacks.of(BodyType.JSON, json.template(), custom), Callbacks.PICTURE, RenderRules.DEFAULT);
            var read = new ObjectMapper().readTree(rendered);
            fields.forEach((key, value) -> assertEquals(value.startsWith("${") ? BodyRenderer.value(value.substring(2, value.length() - 1), Callbacks.PICTURE, custom)
                    : value, read.get(key).asText()));
        }
    }

    @Test
    void garbageNeverThrowsAndEveryLossHasASentence() {
        var random = new Random(29);
        for (int i = 0; i < 20_000; i++) {
            var body = Callbacks.anyText(random, 40);
            for (var type : BodyType.values()) {
                var conversion = BodyConversion.of(body, type);
                conversion.losses().forEach(loss -> assertFalse(loss.text(Messages.of(Locale.TRADITIONAL_CHINESE)).isEmpty()));
            }
            BodyFormat.pretty(body);
        }
        var deep = "{\"a\":".repeat(20_000);
        assertEquals(deep, BodyConversion.of(deep, BodyType.FORM).template());
        assertTrue(BodyConversion.of("a=1&".repeat(100_000), BodyType.JSON).template().length() > 100_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"a\":${size},\"b\":[1,{}, []],\"c\":{\"d\":\"x, {y}: ${object}\"}}|'{\n  \"a\": ${size},\n  \"b\": [\n    1,\n    {},\n    []\n  ],\n  \"c\": {\n    \"d\": \"x, {y}: ${object}\"\n  }\n}'",
        "${object}|${object}", "'{ }'|{}"})
    void jsonIsLaidOut(String body, String pretty) {
        assertEquals(pretty, BodyFormat.pretty(body).orElseThrow());
        assertEquals(pretty, BodyFormat.pretty(pretty).orElseThrow());
        assertEquals(BodyFormat.compact(body), BodyFormat.compact(pretty));
    }

    @Test
    void whatIsNoJsonIsNotLaidOut() {
        assertTrue(BodyFormat.pretty("a=${object}").isEmpty());
        assertTrue(BodyFormat.pretty("{\"a\":${object}").isEmpty());
    }
}

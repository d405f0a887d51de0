package org.dropback.callback;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.util.Map;
import java.util.Random;
import org.dropback.callback.RenderRules.EmptyInJson;
import org.dropback.callback.RenderRules.SpaceInForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyRendererTest {

    private static final RenderRules PLUS = new RenderRules(EmptyInJson.QUOTES, SpaceInForm.PLUS);

    /** The body of vector b of facts 2.4, which carries a real signature. */
    @Test
    void aJsonBodyIsFilledAsInTheCapturedRequest() {
        var values = new SystemValues("b", "1/1_hFRtDLgM_2f7b2ccf30e9270ea920f1ab8a4037a546a2f0d5.jpg", "", 114020, "", "539", "810", "", "", "", "", "",
                "", "");
        var template = "{\"name\":${x:fname},\"source_name\":${object},\"size\":${size},\"pic_info\":\"${imageInfo.width},${imageInfo.height}\"}";
        assertEquals("{\"name\":\"2f7b2ccf30e9270ea920f1ab8a4037a546a2f0d5.jpg\","
                        + "\"source_name\":\"1/1_hFRtDLgM_2f7b2ccf30e9270ea920f1ab8a4037a546a2f0d5.jpg\",\"size\":114020,\"pic_info\":\"810,539\"}",
                json(template, values, RenderRules.DEFAULT, Map.of("x:fname", "2f7b2ccf30e9270ea920f1ab8a4037a546a2f0d5.jpg")));
    }

    /** The body of vector c of facts 2.4. */
    @Test
    void aFormBodyIsFilledAsInTheCapturedRequest() {
        var values = new SystemValues("b", "headSculpture/jikang2.jpg", "", 108904, "image/jpeg", "278", "200", "", "", "", "", "", "", "");
        assertEquals("filename=headSculpture%2Fjikang2.jpg&size=108904&mimeType=image%2Fjpeg&height=278&width=200", form(
                "filename=${object}&size=${size}&mimeType=${mimeType}&height=${imageInfo.height}&width=${imageInfo.width}", values,
                RenderRules.DEFAULT, Map.of()));
    }

    /** The body of vector d of facts 2.4, with colons. */
    @Test
    void aColonBecomesPercent3A() {
        var values = new SystemValues("b", "zmaplex/20210407_14:31:41_286180/20200130021612_pnfqp.jpg", "", 112595, "", "", "", "", "", "", "", "",
                "", "");
        assertEquals("filename=zmaplex%2F20210407_14%3A31%3A41_286180%2F20200130021612_pnfqp.jpg&size=112595",
                form("filename=${object}&size=${size}", values, RenderRules.DEFAULT, Map.of()));
    }

    /** The names of facts 1.4. */
    @ParameterizedTest
    @CsvSource({"bucket, photos", "object, a%20b%2F%E5%9B%BE%2B1.jpg", "etag, 5EB63BBBE01EEED093CB22BB8F5ACDC3", "size, 114020", "mimeType, image%2Fjpeg",
        "imageInfo.height, 539", "imageInfo.width, 810", "imageInfo.format, jpg", "crc64, 5981764153023615706", "contentMd5, XrY7u%2BAe7tCTyyK7j1rNww%3D%3D",
        "vpcId, ''", "clientIp, 203.0.113.7", "reqId, 5F3A4B5C6D7E8F9012345678", "operation, PutObject"})
    void everySystemVariableIsFilled(String name, String expected) {
        assertEquals("v=" + expected, form("v=${" + name + "}", Callbacks.PICTURE, RenderRules.DEFAULT, Map.of()));
    }

    @Test
    void everyValueOfAFormIsEncodedAndItsTextIsNot() {
        assertEquals("中 文=/a%20b%2F%E5%9B%BE%2B1.jpg:%22%26", form("中 文=/${object}:${x:q}", Callbacks.PICTURE, RenderRules.DEFAULT,
                Map.of("x:q", "\"&")));
    }

    @Test
    void aSpaceBecomesAPlusWhenTheRuleSaysSo() {
        assertEquals("a+b%2B", form("${x:a}", Callbacks.PICTURE, PLUS, Map.of("x:a", "a b+")));
    }

    @Test
    void unreservedCharactersStay() {
        assertEquals("AZaz09-._~", form("${x:a}", Callbacks.PICTURE, RenderRules.DEFAULT, Map.of("x:a", "AZaz09-._~")));
    }

    @Test
    void anEmptyOrUndefinedValueOfAFormIsNothing() {
        assertEquals("v=&u=&e=", form("v=${vpcId}&u=${x:undefined}&e=${x:e}", Callbacks.PICTURE, RenderRules.DEFAULT, Map.of("x:e", "")));
    }

    @ParameterizedTest
    @CsvSource({"QUOTES, '\"\" \"\" \"\"'", "NOTHING, '  '", "NULL, 'null null null'"})
    void anEmptyValueOfAJsonBodyFollowsTheRule(EmptyInJson rule, String expected) {
        var noPicture = new SystemValues("b", "k", "", 0, "", "", "", "", "", "", "", "", "", "");
        assertEquals(expected, json("${imageInfo.height} ${vpcId} ${x:undefined}", noPicture, new RenderRules(rule, SpaceInForm.PERCENT20), Map.of()));
    }

    @Test
    void onlySizeWidthAndHeightAreBareInJson() {
        assertEquals("114020 539 810 \"5981764153023615706\" \"photos\" \"42\"",
                json("${size} ${imageInfo.height} ${imageInfo.width} ${crc64} ${bucket} ${x:n}", Callbacks.PICTURE, RenderRules.DEFAULT,
                        Map.of("x:n", "42")));
    }

    @Test
    void anEmptyFileHasSizeZero() {
        var empty = new SystemValues("b", "k", "", 0, "", "", "", "", "", "", "", "", "", "");
        assertEquals("{\"size\":0}", json("{\"size\":${size}}", empty, RenderRules.DEFAULT, Map.of()));
    }

    @Test
    void systemNamesAreCaseSensitive() {
        assertEquals("", form("${Object}${SIZE}", Callbacks.PICTURE, RenderRules.DEFAULT, Map.of()));
    }

    @Test
    void valuesAreNotFilledAgain() {
        assertEquals("%24%7Bbucket%7D", form("${x:a}", Callbacks.PICTURE, RenderRules.DEFAULT, Map.of("x:a", "${bucket}")));
        assertEquals("\"${bucket}\"", json("${x:a}", Callbacks.PICTURE, RenderRules.DEFAULT, Map.of("x:a", "${bucket}")));
    }

    @Test
    void brokenVariablesStayAsTheyAre() {
        assertEquals("$(object) ${", form("$(object) ${", Callbacks.PICTURE, RenderRules.DEFAULT, Map.of()));
    }

    @Test
    void halfACharacterBecomesTheReplacementCharacter() {
        assertEquals("%EF%BF%BDa", form("${x:a}", Callbacks.PICTURE, RenderRules.DEFAULT, Map.of("x:a", "\uD83Da")));
        assertEquals("\"\uFFFD😀\"", json("${x:a}", Callbacks.PICTURE, RenderRules.DEFAULT, Map.of("x:a", "\uDE00😀")));
    }

    @Test
    void anyJsonStringReadsBackAsTheValue() throws Exception {
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            var value = Callbacks.anyText(random, 40);
            var body = json("{\"v\":${x:v}}", Callbacks.PICTURE, RenderRules.DEFAULT, Map.of("x:v", value));
            var expected = new String(value.getBytes(UTF_16BE), UTF_16BE);
            assertEquals(expected, new ObjectMapper().readTree(body.getBytes(UTF_8)).get("v").textValue(), body);
        }
    }

    @Test
    void anyFormValueReadsBackWithTheJdk() {
        var random = new Random(8);
        for (int i = 0; i < 5_000; i++) {
            var value = Callbacks.anyText(random, 40);
            var expected = new String(value.getBytes(UTF_16BE), UTF_16BE);
            for (var rules : new RenderRules[] {RenderRules.DEFAULT, PLUS}) {
                var body = form("${x:v}", Callbacks.PICTURE, rules, Map.of("x:v", value));
                assertTrue(body.matches("[A-Za-z0-9._~%+-]*"), body);
                assertEquals(expected, URLDecoder.decode(body, UTF_8));
            }
        }
    }

    private static String form(String template, SystemValues values, RenderRules rules, Map<String, String> variables) {
        return BodyRenderer.render(Callbacks.of(BodyType.FORM, template, variables), values, rules);
    }

    private static String json(String template, SystemValues values, RenderRules rules, Map<String, String> variables) {
        return BodyRenderer.render(Callbacks.of(BodyType.JSON, template, variables), values, rules);
    }
}

package org.dropback.desktop.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrettyTest {

    private static String pretty(String text) {
        return Code.of(text).pretty().text();
    }

    @Test
    void jsonGetsALineForEachValue() {
        assertEquals("""
                {
                  "a": [
                    1,
                    {}
                  ],
                  "b": "x"
                }""", pretty("{\"a\":[1,{ }],\"b\":\"x\"}"));
    }

    @Test
    void noValueOfJsonIsTouched() {
        assertEquals("""
                {
                  "n": 1.00000000000000000001e+5,
                  "n": -0,
                  "s": "a\\u0041\\/ , : { } [ ] \\" 中"
                }""", pretty("{\"n\":1.00000000000000000001e+5 ,\"n\":-0,\"s\":\"a\\u0041\\/ , : { } [ ] \\\" 中\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":}", "[1,2", "{\"a\":1}}", "{a:1}", "{\"a\":1} x", "[", "{\"x\":\"\u0001\"}"})
    void whatIsNotJsonStaysAsItWas(String text) {
        assertEquals(text, pretty(text));
    }

    @Test
    void xmlGetsALineForEachElement() {
        assertEquals("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Error>
                  <Code>CallbackFailed</Code>
                  <Empty></Empty>
                  <Inner a="1">
                    <Message>Error status : 502.</Message>
                    <None/>
                  </Inner>
                </Error>""", pretty("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>CallbackFailed</Code><Empty></Empty>"
                + "<Inner a=\"1\"><Message>Error status : 502.</Message><None/></Inner></Error>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "<a></b>", "</a>", "<a>text<b/></a>", "<a", "<", "<>", "<a></a></a>", "<html><body>502<br></body></html>"})
    void whatIsNotPlainXmlStaysAsItWas(String text) {
        assertEquals(text, pretty(text));
    }

    @Test
    void whatIsNestedTooDeeplyStaysAsItWas() {
        var bearable = "[".repeat(64) + 1 + "]".repeat(64);
        assertEquals(2 * 64 + 1, pretty(bearable).lines().count());
        var tooDeep = "[".repeat(65) + 1 + "]".repeat(65);
        assertEquals(tooDeep, pretty(tooDeep));
        var xml = "<a>".repeat(5000) + "<b/>" + "</a>".repeat(5000);
        assertEquals(xml, pretty(xml));
    }

    @Test
    void whatWouldGrowTooLongStaysAsItWas() {
        var json = "[".repeat(60) + "0,".repeat(10_000) + "0" + "]".repeat(60);
        assertEquals(json, pretty(json));
        var xml = "<a>".repeat(60) + "<b/>".repeat(5000) + "</a>".repeat(60);
        assertEquals(xml, pretty(xml));
        var bearable = "[" + "0,".repeat(10_000) + "0]";
        assertEquals(10_003, pretty(bearable).lines().count());
    }

    @Test
    void tokensJoinedAgainAreTheText() {
        var random = new Random(20261122);
        var signs = "{}[]:,\"\\<>/ab1-. \n中$";
        for (var round = 0; round < 5000; round++) {
            var text = new StringBuilder();
            for (var length = random.nextInt(40); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            for (var language : Code.Language.values()) {
                var joined = new StringBuilder();
                Highlighter.tokens(new Code(language, text.toString())).forEach(token -> joined.append(token.text()));
                assertEquals(text.toString(), joined.toString(), language.toString());
            }
        }
    }

    @Test
    void aNameInJsonIsToldFromAString() {
        assertEquals("[Token[kind=PLAIN, text={], Token[kind=NAME, text=\"a\"], Token[kind=PLAIN, text= : ], Token[kind=STRING, text=\"b\"], "
                + "Token[kind=PLAIN, text=, ], Token[kind=NAME, text=\"n\"], Token[kind=PLAIN, text=:], Token[kind=NUMBER, text=-1.5], "
                + "Token[kind=PLAIN, text=}]]", Highlighter.tokens(Code.of("{\"a\" : \"b\", \"n\":-1.5}")).toString());
    }

    @Test
    void onlyTheBodyOfAnHttpMessageIsLaidOut() {
        assertEquals("POST /a HTTP/1.1\nHost: {a}\n\n{\n  \"a\": 1\n}",
                new Code(Code.Language.HTTP, "POST /a HTTP/1.1\nHost: {a}\n\n{\"a\":1}").pretty().text());
    }

    @Test
    void whyThereIsNoRequestIsNoMethod() {
        var tokens = Highlighter.tokens(new Code(Code.Language.HTTP, "(no request)\n\n"));
        assertTrue(tokens.stream().allMatch(token -> token.kind() == Highlighter.Kind.PLAIN), tokens.toString());
        assertEquals(new Highlighter.Token(Highlighter.Kind.NAME, "POST"), Highlighter.tokens(new Code(Code.Language.HTTP, "POST / HTTP/1.1\n\n")).getFirst());
        assertEquals(new Highlighter.Token(Highlighter.Kind.NAME, "HTTP/1.1"), Highlighter.tokens(new Code(Code.Language.HTTP, "HTTP/1.1 200 OK\n\n")).getFirst());
    }
}

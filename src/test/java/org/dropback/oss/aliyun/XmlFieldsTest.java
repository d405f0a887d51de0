package org.dropback.oss.aliyun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlFieldsTest {

    @Test
    void readsTheDirectChildrenOfTheRoot() {
        var fields = read("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- c --><Error xmlns=\"http://doc.oss\">\n <Code>A&amp;B</Code>"
                + "<Message><![CDATA[<图>]]> 😀 </Message><EC/><Details><X>1</X></Details></Error>");
        assertEquals("A&B", fields.orElseThrow().get("Code"));
        assertEquals("<图> 😀", fields.orElseThrow().get("Message"));
        assertEquals("", fields.orElseThrow().get("EC"));
        assertTrue(!fields.orElseThrow().containsKey("X"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "<", "<Error", "<Error>", "<Error><Code>x</Code>", "<Other><Code>x</Code></Other>", "<Error><Code>x</Cod></Error>",
        "<!DOCTYPE html><html><br></html>", "\u0000\u0001", "<Error>&undefined;</Error>", "<html>", "<Error>\u0001</Error>"})
    void whatIsNotThatXmlIsEmpty(String text) {
        assertEquals(Optional.empty(), read(text));
    }

    @Test
    void nothingIsPrintedWhateverComes() {
        var random = new Random(5);
        var printed = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(printed, true, UTF_8));
        try {
            for (int round = 0; round < 3000; round++) {
                var noise = new byte[random.nextInt(60)];
                random.nextBytes(noise);
                XmlFields.read(("<Error>" + new String(noise, UTF_8)).getBytes(UTF_8), "Error");
                XmlFields.read(noise, "Error");
                read("<Error><Code>" + new String(noise, UTF_8).replace('<', ' ') + "</Code></Error>");
            }
        } finally {
            System.setErr(before);
        }
        assertEquals("", printed.toString(UTF_8));
    }

    private static Optional<Map<String, String>> read(String text) {
        return XmlFields.read(text.getBytes(UTF_8), "Error");
    }
}

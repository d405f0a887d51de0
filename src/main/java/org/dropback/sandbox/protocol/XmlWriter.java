package org.dropback.sandbox.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes small XML documents as OSS does: elements with text, no attributes. One thread. */
public final class XmlWriter {

    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    public XmlWriter element(String name, String text) {
        xml.append('<').append(name).append('>').append(escaped(text)).append("</").append(name).append(">\n");
        return this;
    }

    public XmlWriter element(String name, long number) {
        return element(name, Long.toString(number));
    }

    public XmlWriter open(String name) {
        xml.append('<').append(name).append(">\n");
        return this;
    }

    public XmlWriter close(String name) {
        xml.append("</").append(name).append(">\n");
        return this;
    }

    public byte[] bytes() {
        return xml.toString().getBytes(UTF_8);
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** The characters of XML 1.0. */
    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}

package org.dropback.desktop.common;

/** Text in a language that {@link Highlighter} knows, exactly as received or sent. */
public record Code(Language language, String text) {

    public enum Language { JSON, XML, FORM, HTTP, PLAIN }

    public static final Code EMPTY = new Code(Language.PLAIN, "");

    /** Takes text for JSON or XML by how it starts. */
    public static Code of(String text) {
        var start = text.stripLeading();
        if (start.startsWith("<")) {
            return new Code(Language.XML, text);
        }
        return new Code(start.startsWith("{") || start.startsWith("[") ? Language.JSON : Language.PLAIN, text);
    }

    /** The same content with line breaks and indentation for reading, or the same text where it cannot be told apart. */
    public Code pretty() {
        return switch (language) {
            case JSON -> new Code(language, PrettyJson.indent(text));
            case XML -> new Code(language, PrettyXml.indent(text));
            case FORM -> new Code(language, PrettyForm.indent(text));
            case HTTP -> new Code(language, head() + body().pretty().text());
            case PLAIN -> this;
        };
    }

    /** Of an HTTP message: all up to the empty line, that included. */
    String head() {
        var end = text.indexOf("\n\n");
        return end < 0 ? text : text.substring(0, end + 2);
    }

    /** Of an HTTP message. */
    Code body() {
        return of(text.substring(head().length()));
    }
}

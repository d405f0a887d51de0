package org.dropback.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What nobody documents of OSS, and what the sandbox does until told otherwise (facts 10). The names are a contract: add, never rename. */
public enum Rule {
    /** What an empty variable becomes in a JSON body. */
    EMPTY_JSON_VARIABLE("empty-json-variable", "quotes", "nothing", "null"),
    /** What a space in a value becomes in a form body. */
    SPACE_IN_FORM("space-in-form", "percent20", "plus"),
    /** The longest answer of the application server. */
    ANSWER_LIMIT("answer-limit", "1MB", "3MB"),
    /** Whether an answer may be XML with {@code application/xml}. */
    XML_ANSWER("xml-answer", "refuse", "accept"),
    /** Whether 127.0.0.1 and private networks can be called. */
    PRIVATE_ADDRESS("private-address", "allow", "refuse"),
    /** Which failure moves on to the next URL: any, or only a connection that does not come about. */
    NEXT_URL("next-url", "any-failure", "connect-error"),
    /** Whether custom variables may be named in upper case and in other scripts. */
    VARIABLE_NAME("variable-name", "any", "lower-case"),
    /** Whether the certificate of an https callback server is verified. */
    CALLBACK_CERTIFICATE("callback-certificate", "verify", "ignore"),
    /** What a plus in the path of a callback URL is when the callback is signed. */
    PLUS_IN_PATH("plus-in-path", "plus", "space"),
    /** Whether a part may be copied from the object that the upload writes, which calls back again without sending bytes. */
    SELF_COPY("self-copy", "accept", "refuse"),
    /** Whether a form may be posted to {@code /bucket/}. */
    PATH_STYLE_POST("path-style-post", "accept", "refuse");

    private final String id;
    private final List<String> choices;

    Rule(String id, String... choices) {
        this.id = id;
        this.choices = List.of(choices);
    }

    /** As the command line and the control endpoint name it. */
    public String id() {
        return id;
    }

    /** What it can be; the first is the default. */
    public List<String> choices() {
        return choices;
    }

    public static Optional<Rule> named(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }
}

package org.dropback.snippet;

import java.util.List;

/** Takes the string literals out of a program by the rules of its language, as a compiler would: comments are passed over, escapes resolved. */
@FunctionalInterface
interface LiteralReader {

    /** In the order of the program. Throws what it cannot read. */
    List<String> read(String program);

    static LiteralReader of(SnippetLanguage language) {
        return switch (language) {
            case JAVA -> new JavaLiteralReader();
        };
    }
}

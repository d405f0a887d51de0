package org.dropback.snippet;

import java.util.List;

/** Takes the string literals out of a program by the rules of its language, as a compiler would: comments are passed over, escapes resolved. */
@FunctionalInterface
interface LiteralReader {

    /** In the order of the program. Throws what it cannot read. */
    List<String> read(String program);

    static LiteralReader of(SnippetLanguage language) {
        return switch (language) {
            case RECEIVER_JAVA, RECEIVER_NODEJS, RECEIVER_PYTHON, RECEIVER_PHP, RECEIVER_GO ->
                    throw new IllegalArgumentException("a receiver holds nothing of an upload");
            case JAVA, ANDROID -> new JavaLiteralReader();
            case PHP -> new PhpLiteralReader();
            case PYTHON, POLICY -> new PythonLiteralReader();
            case CSHARP -> new CSharpLiteralReader();
            case IOS, CPP, C -> new CLiteralReader();
            case RUBY -> new RubyLiteralReader();
            case GO -> new GoLiteralReader();
            case NODEJS, HTML -> new ScriptLiteralReader();
            case CURL -> new ShellLiteralReader();
        };
    }
}

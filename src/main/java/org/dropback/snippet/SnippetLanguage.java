package org.dropback.snippet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The programs that can be written, by the words of the command line, in the order of menus. */
public enum SnippetLanguage {
    JAVA("java", "Java", SnippetKind.UPLOADER, "Upload.java", JavaLiterals.STRING),
    PHP("php", "PHP", SnippetKind.UPLOADER, "upload.php", new PhpLiterals()),
    NODEJS("nodejs", "Node.js", SnippetKind.UPLOADER, "upload.js", ScriptLiterals.STRING),
    PYTHON("python", "Python", SnippetKind.UPLOADER, "upload.py", PythonLiterals.STRING),
    CSHARP("csharp", "C#", SnippetKind.UPLOADER, "Upload.cs", CSharpLiterals.STRING),
    ANDROID("android", "Android (Java)", SnippetKind.UPLOADER, "OssUpload.java", JavaLiterals.STRING),
    IOS("ios", "iOS (Objective-C)", SnippetKind.UPLOADER, "OSSUpload.m", CLiterals.NSSTRING),
    CPP("cpp", "C++", SnippetKind.UPLOADER, "upload.cpp", CLiterals.STD_STRING),
    C("c", "C", SnippetKind.UPLOADER, "upload.c", CLiterals.STRING),
    RUBY("ruby", "Ruby", SnippetKind.UPLOADER, "upload.rb", RubyLiterals.STRING),
    GO("go", "Go", SnippetKind.UPLOADER, "upload.go", PythonLiterals.STRING),
    CURL("curl", "curl", SnippetKind.UPLOADER, "upload.sh", ShellLiterals.STRING),
    HTML("html", "HTML", SnippetKind.PAGE, "upload.html", ScriptLiterals.STRING),
    POLICY("policy", "Python", SnippetKind.POLICY, "policy.py", PythonLiterals.STRING),
    RECEIVER_JAVA("receiver:java", "Java", "Receiver.java"),
    RECEIVER_NODEJS("receiver:nodejs", "Node.js", "receiver.js"),
    RECEIVER_PYTHON("receiver:python", "Python", "receiver.py"),
    RECEIVER_PHP("receiver:php", "PHP", "receiver.php"),
    RECEIVER_GO("receiver:go", "Go", "receiver.go");

    private final String word;
    private final String title;
    private final SnippetKind kind;
    private final String fileName;
    private final Literals literals;

    /** A receiver, which holds no text of its user. */
    SnippetLanguage(String word, String title, String fileName) {
        this(word, title, SnippetKind.RECEIVER, fileName, text -> {
            throw new IllegalStateException("a receiver says nothing of an upload: " + text);
        });
    }

    SnippetLanguage(String word, String title, SnippetKind kind, String fileName, Literals literals) {
        this.word = word;
        this.title = title;
        this.kind = kind;
        this.fileName = fileName;
        this.literals = literals;
    }

    /** @param word exactly as {@link #word} */
    public static Optional<SnippetLanguage> of(String word) {
        return Arrays.stream(values()).filter(language -> language.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(SnippetLanguage::word).toList();
    }

    /** Such as {@code java} and {@code receiver:java}. */
    public String word() {
        return word;
    }

    /** The language's own name, the same for readers of every language. */
    public String title() {
        return title;
    }

    public SnippetKind kind() {
        return kind;
    }

    /** What a program of this language is called when it is saved. */
    public String fileName() {
        return fileName;
    }

    /** Unless the endpoint is an IP address, where every SDK does. */
    boolean cannotNameBucketInPath() {
        return this == CSHARP || this == C || this == RUBY;
    }

    Literals literals() {
        return literals;
    }

    /** Folder of the template, below this package. */
    String folder() {
        return word.replace(':', '-');
    }
}

package org.dropback.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dropback.snippet.SnippetLanguage;

class JavaSnippetTest extends SnippetUploads {

    @Override
    SnippetLanguage language() {
        return SnippetLanguage.JAVA;
    }

    @Override
    List<String> command(Path program) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", libraries(), program.toString());
    }

    /** Without a logger, as in the folder of somebody who fetched the SDK. */
    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar") && !path.contains("logback")).collect(Collectors.joining(File.pathSeparator));
    }
}

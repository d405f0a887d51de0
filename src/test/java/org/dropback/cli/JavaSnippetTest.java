package org.dropback.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropback.snippet.SnippetLanguage;

class JavaSnippetTest extends SnippetUploads {

    @Override
    SnippetLanguage language() {
        return SnippetLanguage.JAVA;
    }

    @Override
    List<String> command(Path program) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djdk.net.hosts.file=" + program.resolveSibling("hosts"),
                "-cp", libraries(), program.toString());
    }

    @Override
    Map<String, String> environment() throws IOException {
        Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost " + BUCKET_DOMAIN + " " + OWN_CLOUD + "\n");
        return Map.of();
    }

    /** Without a logger, as in the folder of somebody who fetched the SDK. */
    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar") && !path.contains("logback")).collect(Collectors.joining(File.pathSeparator));
    }
}

package org.dropback.snippet;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a program is built and run against the stand-in for its SDK (src/test/resources/…/sdk), in a folder that holds both.
 *
 * @param tools what must be on the PATH
 * @param build checks and compiles, warnings being errors; all must end with 0
 * @param run   empty where Debian has no way to run it
 * @param exact whether the program writes the same JSON as the app, letter by letter: not where the SDK leaves out the default body type, sorts or
 *              escapes more
 */
record Toolchain(List<String> tools, List<List<String>> build, List<String> run, boolean exact) {

    /** Nothing from the network, nothing but what is in the folder. */
    static final Map<String, String> ENVIRONMENT = Map.of("GO111MODULE", "on", "GOFLAGS", "-mod=mod", "GOPROXY", "off", "GOTOOLCHAIN", "local",
            "PYTHONDONTWRITEBYTECODE", "1", "LC_ALL", "C.UTF-8");

    /** Trigraphs are on, and unwarned of: none must be in a program. */
    private static final String WARNINGS = "-Wall -Wextra -Wno-trigraphs -Werror -I.";

    /** Empty for the languages that are run against the sandbox with their own SDK. */
    static Optional<Toolchain> of(SnippetLanguage language) {
        return Optional.ofNullable(switch (language) {
            case PHP -> new Toolchain(List.of("php"), List.of(words("php -l upload.php")),
                    words("php -d error_reporting=-1 -d display_errors=stderr upload.php"), true);
            case PYTHON -> new Toolchain(List.of("python3"), List.of(words("python3 -W error -m py_compile upload.py")), words("python3 -W error upload.py"), true);
            case RUBY -> new Toolchain(List.of("ruby"), List.of(words("ruby -wc upload.rb")), words("ruby -w -I . upload.rb"), true);
            case GO -> new Toolchain(List.of("go"), List.of(words("go vet ."), words("go build -o program .")), words("./program"), false);
            case CSHARP -> new Toolchain(List.of("mcs", "mono"), List.of(words("mcs -warnaserror -out:program.exe Upload.cs Sdk.cs")),
                    words("mono program.exe"), false);
            case CPP -> new Toolchain(List.of("g++"), List.of(words("g++ -std=c++11 " + WARNINGS + " upload.cpp -o program")), words("./program"), false);
            case C -> new Toolchain(List.of("gcc"), List.of(words("gcc -std=gnu99 -trigraphs " + WARNINGS + " upload.c sdk.c -o program")), words("./program"), true);
            case IOS -> new Toolchain(List.of("clang"), List.of(words("clang -fsyntax-only -fblocks -fobjc-arc -fobjc-runtime=macosx-10.15 -trigraphs "
                    + WARNINGS + " OSSUpload.m")), List.of(), false);
            case ANDROID -> new Toolchain(List.of("sh"), List.of(List.of("sh", "-c", java("javac") + " -Xlint:all,-processing,-serial -Werror -proc:none -encoding UTF-8"
                    + " -d classes -cp '" + classPath() + "' $(find . -name '*.java')")), List.of(java("java"), "-cp", "classes:" + classPath(), "App"), false);
            default -> null;
        });
    }

    private static List<String> words(String command) {
        return List.of(command.split(" "));
    }

    private static String java(String tool) {
        return System.getProperty("java.home") + "/bin/" + tool;
    }

    /** For the stand-in's JSON. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.contains("jackson"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
    }
}

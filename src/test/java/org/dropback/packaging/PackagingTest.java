package org.dropback.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts and options of the packages, most of which only run where we are not: each option against the tables of the JDK's manual, each path. */
class PackagingTest {

    private static final Path PACKAGING = Path.of("packaging");
    private static final Set<String> IMAGE = Set.of("--type", "--input", "--runtime-image", "--dest", "--main-jar", "--main-class", "--vendor", "--copyright",
            "--description", "--java-options", "--name", "--icon", "--add-launcher");
    private static final Set<String> INSTALLER = Set.of("--type", "--name", "--vendor", "--app-image", "--dest", "--license-file", "--file-associations");
    private static final Map<String, Set<String>> OWN = Map.of(
            "windows", Set.of("--win-console"),
            "macos", Set.of("--mac-package-identifier", "--mac-package-name"),
            "windows-installer", Set.of("--win-menu", "--win-menu-group", "--win-dir-chooser", "--win-per-user-install", "--win-upgrade-uuid"));
    private static final Set<String> FLAGS = Set.of("--win-menu", "--win-dir-chooser", "--win-per-user-install", "--win-console", "--strip-java-debug-attributes",
            "--no-header-files", "--no-man-pages");
    private static final Set<String> PATHS = Set.of("--input", "--runtime-image", "--dest", "--icon", "--app-image", "--license-file", "--file-associations",
            "--module-path", "--output");
    private static final Set<String> LINK = Set.of("--module-path", "--add-modules", "--include-locales", "--strip-java-debug-attributes", "--no-header-files",
            "--no-man-pages", "--output");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    record Option(String name, String value) {
    }

    @ParameterizedTest
    @CsvSource({"common", "linux", "windows", "macos", "windows-installer", "macos-installer"})
    void jpackageKnowsEachOptionThere(String file) throws IOException {
        var known = new HashSet<>(file.endsWith("-installer") ? INSTALLER : IMAGE);
        known.addAll(OWN.getOrDefault(file, Set.of()));
        var options = options(file);
        assertEquals(List.of(), options.stream().map(Option::name).filter(name -> !known.contains(name)).toList());
        checkPaths(options);
    }

    @Test
    void jlinkKnowsEachOption() throws IOException {
        var options = options("jlink");
        assertEquals(List.of(), options.stream().map(Option::name).filter(name -> !LINK.contains(name)).toList());
        checkPaths(options);
    }

    /** jpackage takes an option that is given twice for the later one, in silence. */
    @ParameterizedTest
    @CsvSource({"linux", "windows", "macos"})
    void eachOptionIsSaidOnce(String platform) throws IOException {
        var said = new ArrayList<String>();
        for (var option : join(options("common"), options(platform))) {
            said.add(option.name().equals("--java-options") ? option.value().replaceFirst("=.*", "") : option.name());
        }
        assertEquals(said.stream().distinct().toList(), said);
    }

    @Test
    void jpackageOfThisMachineKnowsThemToo() throws Exception {
        var jpackage = Path.of(System.getProperty("java.home"), "bin", "jpackage");
        var help = output(jpackage.toString(), "--help");
        for (var option : join(options("common"), options("linux"))) {
            assertTrue(help.contains(option.name()), option.name());
        }
    }

    /** What the platforms have in common is in files and a program that run here; what is left for the scripts that do not run here is little. */
    @ParameterizedTest
    @CsvSource({"windows.ps1", "macos.sh"})
    void theScriptsThatDoNotRunHereAreShortAndUseTheirOptions(String script) throws IOException {
        var lines = Files.readAllLines(PACKAGING.resolve(script));
        assertTrue(lines.size() <= 20, "lines: " + lines.size());
        var text = String.join("\n", lines);
        assertTrue(text.contains("packaging/options/" + script.replaceFirst("\\..*", "") + "-installer.args"), text);
        assertTrue(text.contains("packaging/tool/Image.java"), text);
        for (var named : Pattern.compile("packaging/[\\w./-]+").matcher(text).results().map(found -> found.group()).toList()) {
            assertTrue(Files.exists(Path.of(named)), named);
        }
    }

    @Test
    void shellcheckHasNothingToSay() throws Exception {
        var scripts = new ArrayList<String>();
        try (var all = Files.walk(PACKAGING)) {
            for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
                var bytes = Files.readAllBytes(file);
                if (new String(bytes, 0, Math.min(bytes.length, 30), StandardCharsets.UTF_8).matches("(?s)#!(/bin/sh|/usr/bin/env bash)\n.*")) {
                    scripts.add(file.toString());
                }
            }
        }
        assertTrue(scripts.contains("packaging/linux.sh") && scripts.contains("packaging/linux/launcher"), scripts.toString());
        if (Arrays.stream(System.getenv("PATH").split(":")).noneMatch(folder -> Files.isExecutable(Path.of(folder, "shellcheck")))) {
            assertTrue(!"true".equals(System.getenv("CI")), "there is no shellcheck");
            System.out.println("packaging: the scripts were not checked (no shellcheck)");
            return;
        }
        assertEquals("", output(join(List.of("shellcheck"), scripts).toArray(String[]::new)));
    }

    private static void checkPaths(List<Option> options) {
        for (var option : options) {
            if (PATHS.contains(option.name()) && !option.value().startsWith("target/packages")) {
                assertTrue(Files.exists(Path.of(option.value())), option.value());
            }
            if (option.name().equals("--add-launcher")) {
                assertTrue(Files.exists(Path.of(option.value().replaceFirst(".*=", ""))), option.value());
            }
        }
    }

    private static List<Option> options(String file) throws IOException {
        var words = new ArrayList<String>();
        for (var line : Files.readAllLines(PACKAGING.resolve("options").resolve(file + ".args"))) {
            if (!line.startsWith("#")) {
                WORD.matcher(line).results().forEach(word -> words.add(word.group(1) == null ? word.group(2) : word.group(1)));
            }
        }
        var options = new ArrayList<Option>();
        for (var rest = words.iterator(); rest.hasNext();) {
            var name = rest.next();
            options.add(new Option(name, FLAGS.contains(name) ? "" : rest.next()));
        }
        return options;
    }

    private static <T> List<T> join(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static String output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}

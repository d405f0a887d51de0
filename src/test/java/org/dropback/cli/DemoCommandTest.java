package org.dropback.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    @TempDir
    Path folder;

    @Test
    void twoFilesAreUploadedAndCalledBack() {
        var cli = new CliHarness(folder);
        assertEquals(0, cli.run("demo"), cli.err());
        for (var part : List.of("put", "multipart", "HTTP 200", "{\"Status\":\"OK\"}", "PutObject", "CompleteMultipartUpload", "signature valid")) {
            assertTrue(cli.out().contains(part), part + "\n" + cli.out());
        }
        var ids = Pattern.compile("CRC64 \\d+ · request ID ([0-9A-F]{24})").matcher(cli.out()).results().map(found -> found.group(1)).toList();
        assertEquals(3, ids.size(), cli.out());
        var log = cli.out().substring(cli.out().indexOf("What the sandbox served:"));
        ids.forEach(id -> assertTrue(log.contains(id), cli.out()));
    }

    @Test
    void aCallbackThatFailsIsShownAndHowToCallItAgain() {
        var cli = new CliHarness(folder);
        assertEquals(0, cli.run("demo"), cli.err());
        var failing = cli.out().substring(cli.out().indexOf("Now once more, with a server that answers the callback with 502:"), cli.out().indexOf("What the sandbox served:"));
        for (var part : List.of("The file is stored. The callback did not succeed.", "Your server answered 502", "Error status : 502.", "dropback retry-callback --key demo/hello-502.txt")) {
            assertTrue(failing.contains(part), part + "\n" + failing);
        }
    }

    @Test
    void anAnswerOf502IsShownAsStoredWithAFailedCallback() {
        var cli = new CliHarness(folder, Locale.SIMPLIFIED_CHINESE);
        assertEquals(3, cli.run("demo", "--answer-status", "502"), cli.err());
        assertTrue(cli.out().contains("Error status : 502."), cli.out());
        assertTrue(cli.out().contains("已存储"), cli.out());
    }
}

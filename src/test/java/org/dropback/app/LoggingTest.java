package org.dropback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dropback.text.Redactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

class LoggingTest {

    private static final String MEBI = "x".repeat(60_000);

    @TempDir
    Path folder;

    /** The log of a process, as {@link Logging} sets it up, in a context of its own. */
    private static Logger log(Path folder, Redactor redactor) {
        var context = new LoggerContext();
        Logging.start(context, folder, redactor);
        return context.getLogger("org.dropback.Test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs", "h50%off", "100%d/%i/a (1)/50%", "照片"})
    void theLogLiesInItsFolderWhateverTheFolderIsCalled(String name) throws IOException {
        log(folder.resolve(name), new Redactor()).warn("hello 你好");
        assertTrue(Files.readString(folder.resolve(name).resolve("dropback.log")).contains("hello 你好"));
    }

    @Test
    void itMovesOnWhenItIsFullAndNeverGrowsBeyondItsBound() throws IOException {
        var log = log(folder, new Redactor());
        long events = (SharedLog.FILES + 2) * SharedLog.FILE_BYTES / MEBI.length();
        for (int i = 0; i < events; i++) {
            log.warn("{} {}", i, MEBI);
        }
        log.warn("the last one");
        var files = SharedLog.files(folder);
        long sum = 0;
        for (var file : files) {
            sum += Files.size(file);
        }
        assertTrue(sum <= SharedLog.FILES * SharedLog.FILE_BYTES && sum > (SharedLog.FILES - 1) * SharedLog.FILE_BYTES, sum + " bytes");
        assertTrue(Files.readString(files.getFirst()).contains("the last one"));
        try (var all = Files.list(folder)) {
            assertEquals(files.size() + 1, all.count(), "with the lock");
        }
    }

    @Test
    void whatAnInterruptedThreadSaysIsInItToo() throws IOException {
        var log = log(folder, new Redactor());
        Thread.currentThread().interrupt();
        log.warn("the upload was interrupted");
        assertTrue(Thread.interrupted(), "and it is interrupted still");
        assertTrue(Files.readString(folder.resolve("dropback.log")).contains("the upload was interrupted"));
    }

    @Test
    void oneEventIsNoLongerThanItMayBe() throws IOException {
        log(folder, new Redactor()).warn("begins", new IllegalStateException("y".repeat(3_000_000)));
        assertTrue(Files.size(folder.resolve("dropback.log")) < 100_000);
    }

    @Test
    void processesShareItAndNoLineIsLostOrTorn() throws Exception {
        var jvm = ProcessHandle.current().info().command().orElseThrow();
        var writers = new java.util.ArrayList<Process>();
        for (var name : List.of("alpha", "beta")) {
            writers.add(new ProcessBuilder(jvm, "-cp", System.getProperty("java.class.path"), Writer.class.getName(), folder.toString(), name).inheritIO().start());
        }
        for (var writer : writers) {
            assertTrue(writer.waitFor(120, TimeUnit.SECONDS));
            assertEquals(0, writer.exitValue());
        }
        var lines = Files.readAllLines(folder.resolve("dropback.log"));
        assertEquals(2 * Writer.LINES, lines.size());
        for (var name : List.of("alpha", "beta")) {
            assertEquals(Writer.LINES, lines.stream().filter(line -> line.endsWith(name + " says something")).count());
        }
    }

    /** A process that logs. */
    static final class Writer {

        static final int LINES = 500;

        private Writer() {
        }

        public static void main(String[] words) {
            var log = log(Path.of(words[0]), new Redactor());
            for (int i = 0; i < LINES; i++) {
                log.warn("{} says something", words[1]);
            }
        }
    }

    @Test
    void noSecretIsInAnyByteOfIt() throws IOException {
        var redactor = new Redactor();
        redactor.register("s3cr3t/KEY+of=Ada");
        var log = log(folder, redactor);
        log.warn("key s3cr3t/KEY+of=Ada, encoded s3cr3t%2FKEY%2Bof%3DAda");
        log.warn("GET http://b.oss/o?OSSAccessKeyId=LTAI&Expires=1&Signature=plantedSignature%3D HTTP/1.1");
        log.warn("x-oss-signature=plantedV4&x-oss-credential=LTAI/20260101");
        log.warn("failed", new IOException("answer: {\"AccessKeySecret\":\"plantedSts\",\"SecurityToken\":\"plantedToken\",\"signature\":\"plantedPolicy\"}",
                new IllegalStateException("Authorization: OSS4-HMAC-SHA256 Credential=a,Signature=plantedHeader")));
        var text = Files.readString(folder.resolve("dropback.log"));
        for (var planted : List.of("s3cr3t", "plantedSignature", "plantedV4", "plantedSts", "plantedToken", "plantedPolicy", "plantedHeader")) {
            assertFalse(text.contains(planted), text);
        }
        assertTrue(text.contains("failed"));
    }

    @Test
    void theLevelHoldsForUsAndNotForTheLibraries() throws IOException {
        var context = new LoggerContext();
        Logging.start(context, folder, new Redactor());
        Logging.level(context, org.dropback.settings.LogLevel.DEBUG);
        context.getLogger("org.dropback.Test").debug("ours");
        context.getLogger("org.apache.hc.wire").info("theirs");
        context.getLogger("org.apache.hc.wire").warn("a warning of theirs");
        Logging.level(context, org.dropback.settings.LogLevel.ERROR);
        context.getLogger("org.dropback.Test").warn("too much");
        var text = Files.readString(folder.resolve("dropback.log"));
        assertTrue(text.contains("ours") && text.contains("a warning of theirs"), text);
        assertFalse(text.contains("INFO") || text.contains("too much"), text);
        assertEquals(Level.WARN, context.getLogger(Logger.ROOT_LOGGER_NAME).getLevel());
    }
}

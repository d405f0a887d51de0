package org.dropback.desktop.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.fx.Background;
import org.dropback.desktop.fx.FxThread;
import org.dropback.testing.Patience;
import org.dropback.text.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class SampleChoiceTest {

    @TempDir
    private Path folder;
    private final ExecutorService worker = Executors.newCachedThreadPool();
    private SampleChoice choice;

    @BeforeEach
    void make() throws Exception {
        FxToolkit.registerPrimaryStage();
        choice = WaitForAsyncUtils.asyncFx(() -> new SampleChoice(new Background(worker, new FxThread()), new Notices(), Messages.of(Locale.ENGLISH))).get();
    }

    @AfterEach
    void stop() {
        worker.shutdownNow();
    }

    /** So large that nobody reads it through in this test; it takes no room on the disk. */
    private Path endless() throws Exception {
        var file = folder.resolve("endless.bin");
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(2000L << 30);
        }
        return file;
    }

    private String progress() {
        return WaitForAsyncUtils.waitForAsyncFx(Patience.LIMIT.toMillis(), () -> choice.progressProperty().get());
    }

    private Sample sample() {
        return WaitForAsyncUtils.waitForAsyncFx(Patience.LIMIT.toMillis(), () -> choice.sampleProperty().get());
    }

    @Test
    void readingIsWatchedAndCalledOff() throws Exception {
        var file = endless();
        WaitForAsyncUtils.asyncFx(() -> choice.take(file)).get();
        assertEquals("Reading endless.bin… 0 %", progress());
        WaitForAsyncUtils.asyncFx(choice::cancel).get();
        assertEquals("", progress());
        worker.shutdown();
        await().until(worker::isTerminated);
        assertEquals(Sample.STATED, sample());
    }

    @Test
    void anotherChoiceTakesThePlaceOfOneThatIsRead() throws Exception {
        var file = endless();
        var small = Files.writeString(folder.resolve("small.txt"), "hello");
        WaitForAsyncUtils.asyncFx(() -> choice.take(file)).get();
        WaitForAsyncUtils.asyncFx(() -> choice.take(small)).get();
        await().until(() -> sample().name().equals("small.txt"));
        assertEquals(5, sample().size());
        assertEquals("", progress());
    }
}

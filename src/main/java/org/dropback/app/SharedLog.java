package org.dropback.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.Layout;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The log that all processes of a home write: {@code dropback.log}, which moves on to {@code dropback.1.log} and so on when it is full; what is older than the
 * last of them is gone. Logback's own appenders either roll by size or let several processes write, not both. Any thread.
 */
final class SharedLog extends AppenderBase<ILoggingEvent> {

    static final int FILES = 4;
    static final long FILE_BYTES = 5L << 20;
    /** Of one event: an exception may quote a whole answer. */
    private static final int LONGEST = 64 << 10;

    private final Path folder;
    private final Layout<ILoggingEvent> layout;

    SharedLog(Path folder, Layout<ILoggingEvent> layout) {
        this.folder = folder;
        this.layout = layout;
    }

    /** The files that a log may have, newest first; not all need be there. */
    static List<Path> files(Path folder) {
        return IntStream.range(0, FILES).mapToObj(age -> folder.resolve(age == 0 ? "dropback.log" : "dropback." + age + ".log")).toList();
    }

    @Override
    protected void append(ILoggingEvent event) {
        var text = layout.doLayout(event);
        var line = (text.length() > LONGEST ? text.substring(0, LONGEST) + "…\n" : text).getBytes(StandardCharsets.UTF_8);
        // The lock is of a channel, which an interrupted thread cannot use.
        boolean interrupted = Thread.interrupted();
        try {
            while (!isWritten(line)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** @return false where the thread was interrupted meanwhile */
    private boolean isWritten(byte[] line) {
        try {
            Files.createDirectories(folder);
            try (var lock = FileChannel.open(folder.resolve("log.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); var _ = lock.lock()) {
                var newest = files(folder).getFirst();
                if (size(newest) + line.length > FILE_BYTES) {
                    moveOn();
                }
                Files.write(newest, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            return false;
        } catch (IOException e) {
            addError("a line is not in the log", e);
        }
        return true;
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private void moveOn() throws IOException {
        var files = files(folder);
        for (int age = FILES - 2; age >= 0; age--) {
            if (Files.exists(files.get(age))) {
                Files.move(files.get(age), files.get(age + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}

package org.dropback.upload.engine;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.digest.Crc64;
import org.dropback.oss.StoreException;
import org.dropback.oss.UploadBody;
import org.dropback.upload.BrokenName;
import org.dropback.upload.SecretName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of one attempt: opened once, read by position from any thread, and compared at its end with what it was at its beginning. A reading
 * thread must never be interrupted: that would close the file for all.
 */
final class SourceFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SourceFile.class);
    private static final int BUFFER = 256 << 10;

    private final Path file;
    private final BasicFileAttributes before;
    private final FileChannel channel;
    private final RateLimit rate;
    private volatile @Nullable ErrorEvidence problem;

    private SourceFile(Path file, BasicFileAttributes before, FileChannel channel, RateLimit rate) {
        this.rate = rate;
        this.file = file;
        this.before = before;
        this.channel = channel;
    }

    /** Looks before it opens, since opening a pipe would wait for ever. */
    static SourceFile open(Path file) throws StoreException {
        return open(file, new RateLimit());
    }

    /** @param rate of the bodies that are made of it */
    static SourceFile open(Path file, RateLimit rate) throws StoreException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw failure(opens(file) ? LocalError.FILE_IS_FOLDER : LocalError.FOLDER_UNREADABLE, file.toString(), null);
            }
            if (!attributes.isRegularFile()) {
                throw failure(LocalError.FILE_NOT_REGULAR, file.toString(), null);
            }
            return new SourceFile(file, attributes, FileChannel.open(file, StandardOpenOption.READ), rate);
        } catch (IOException e) {
            var error = errorOf(file, e);
            throw failure(error, error == LocalError.FILE_NAME_BROKEN ? file.toString() : e.toString(), e);
        }
    }

    private static boolean opens(Path folder) {
        try (var _ = Files.newDirectoryStream(folder)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static LocalError errorOf(Path file, IOException e) {
        if (SecretName.isMasked(file)) {
            return LocalError.FILE_NAME_SECRET;
        }
        return e instanceof NoSuchFileException && BrokenName.isShown(file) ? LocalError.FILE_NAME_BROKEN : errorOf(e);
    }

    private static LocalError errorOf(IOException e) {
        return e instanceof NoSuchFileException ? LocalError.FILE_VANISHED : LocalError.FILE_UNREADABLE;
    }

    private static StoreException failure(LocalError error, String detail, @Nullable IOException cause) {
        return new StoreException(ErrorEvidence.local(Stored.NO, error, detail), cause);
    }

    RateLimit rate() {
        return rate;
    }

    long size() {
        return before.size();
    }

    Instant modified() {
        return before.lastModifiedTime().toInstant();
    }

    /** Its last byte is only given away when the file is still what it was: one that changed is never stored. */
    UploadBody body(long offset, long length) {
        return new FileSlice(this, offset, length);
    }

    /** What went wrong with the file itself while it was read: then that, and not the broken request, is the failure. */
    @Nullable ErrorEvidence problem() {
        return problem;
    }

    /** @return bytes read, at least 1 */
    int read(ByteBuffer into, long position) throws IOException {
        try {
            var read = channel.read(into, position);
            if (read < 0) {
                throw changed("it ends at byte " + position + " of " + size());
            }
            return read;
        } catch (IOException e) {
            throw remembered(errorOf(e), e);
        }
    }

    void checkUnchanged() throws IOException {
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            if (now.size() != before.size()) {
                throw changed(before.size() + " bytes became " + now.size());
            }
            if (!now.lastModifiedTime().equals(before.lastModifiedTime())) {
                throw changed("modified at " + now.lastModifiedTime());
            }
        } catch (IOException e) {
            throw remembered(errorOf(e), e);
        }
    }

    private IOException changed(String how) {
        return remembered(LocalError.FILE_CHANGED, new IOException(file + ": " + how));
    }

    /** The first one counts. */
    private synchronized IOException remembered(LocalError error, IOException e) {
        if (problem == null) {
            problem = ErrorEvidence.local(Stored.NO, error, String.valueOf(e.getMessage()));
        }
        return e;
    }

    /** Reads the whole file. */
    long crc64() throws IOException {
        return crc64(() -> false);
    }

    /** @param cancelled asked often: to read a large file takes hours */
    long crc64(BooleanSupplier cancelled) throws IOException {
        var crc = new Crc64();
        var buffer = ByteBuffer.allocate(BUFFER);
        for (var position = 0L; position < size(); position += buffer.position()) {
            requireGoingOn(cancelled);
            buffer.clear().limit((int) Math.min(BUFFER, size() - position));
            read(buffer, position);
            crc.update(buffer.array(), 0, buffer.position());
        }
        checkUnchanged();
        return crc.value();
    }

    static void requireGoingOn(BooleanSupplier cancelled) throws InterruptedIOException {
        if (cancelled.getAsBoolean()) {
            throw new InterruptedIOException("cancelled");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("{} could not be closed", file, e);
        }
    }
}

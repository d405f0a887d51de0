package org.dropback.sandbox.receiver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what the receiver took: {@value #MAX_KEPT} callbacks, fewer where they are large; the oldest go first. Any thread. What was added is seen by
 * the next read, on whatever thread. An implementation that meets a broken disk logs it and keeps what it can: a callback is answered all the same.
 */
public interface CallbackLog extends AutoCloseable {

    int MAX_KEPT = 100_000;

    /** The {@code before} of the first page. */
    long NEWEST = Long.MAX_VALUE;

    /** Opens a log, once the sandbox has its data folder to itself. */
    @FunctionalInterface
    interface Opener {
        CallbackLog open() throws IOException;
    }

    /**
     * Why callbacks end with the process, though a file was to keep them. The file is left alone.
     *
     * @param newer whether a newer version of this program wrote it
     */
    record NotKept(Path file, boolean newer, String detail) {
    }

    /** Empty where all is as it was to be. */
    default Optional<NotKept> notKept() {
        return Optional.empty();
    }

    /** Adds a callback as the newest. @return the same with its id */
    ReceivedCallback add(ReceivedCallback callback);

    /** Adds the answer to a callback that is kept; nothing happens where it is gone meanwhile. */
    void answered(long id, SentAnswer answer);

    /**
     * Newest first.
     *
     * @param search text in target, object, headers or body, ASCII letters in either case; empty for all
     * @param before only callbacks with a smaller id: the last one of the page before, {@link #NEWEST} for the first page
     * @param limit  of the page, at least 1
     */
    List<CallbackRow> page(String search, long before, int limit);

    /** All of one callback; empty where it is gone. */
    Optional<ReceivedCallback> find(long id);

    /** How many {@link #page} would list in all. */
    long count(String search);

    /** Forgets the callbacks with these ids, both included. As soon as this returns no read brings them; never waits for the disk. */
    void remove(long first, long last);

    /** Forgets everything. */
    void clear();

    /** A number that grows with each change, so that a screen sees cheaply whether to look again. Never blocks. */
    long version();

    /** Keeps what is still to be kept, and ends. */
    @Override
    void close();
}

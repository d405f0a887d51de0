package org.dropback.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.dropback.sandbox.receiver.CallbackLog;
import org.dropback.sandbox.storage.Storage;
import org.dropback.wire.VirtualThreads;
import org.jspecify.annotations.Nullable;

/** What of this machine a sandbox holds: its threads, its data, the log of its receiver and its ports. Any thread. */
record Opened(ExecutorService helpers, Storage storage, CallbackLog log, Servers servers) implements AutoCloseable {

    /** Opens all of it, with the buckets; none stays open where one cannot be. Throws as {@link Sandbox#start} does. */
    static Opened open(SandboxOptions options, CallbackLog.Opener opener) throws IOException {
        var opening = new ArrayDeque<Runnable>();
        try {
            var helpers = VirtualThreads.named("digest");
            opening.push(helpers::close);
            var storage = open(options.data, helpers);
            opening.push(storage::close);
            for (var bucket : options.buckets) {
                storage.addBucket(bucket);
            }
            var log = opener.open();
            opening.push(log::close);
            return new Opened(helpers, storage, log, Servers.bind(options));
        } catch (IOException | RuntimeException e) {
            opening.forEach(Runnable::run);
            throw e;
        }
    }

    private static Storage open(@Nullable Path data, Executor helpers) throws SandboxException {
        try {
            return Storage.open(data, helpers);
        } catch (IOException e) {
            throw SandboxException.ofData(data, e);
        }
    }

    @Override
    public void close() {
        servers.close();
        log.close();
        storage.close();
        helpers.close();
    }
}

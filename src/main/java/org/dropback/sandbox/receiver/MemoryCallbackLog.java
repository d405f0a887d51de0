package org.dropback.sandbox.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dropback.callback.SignatureReport;
import org.jspecify.annotations.Nullable;

/** A log that ends with the process; at most 256 MiB, and a quarter of what the process may have. Any thread. */
public final class MemoryCallbackLog implements CallbackLog {

    private static final long MAX_BYTES = 256 << 20;
    /** What a callback needs besides its bytes, about: its row, and the steps of its signature. */
    private static final long OVERHEAD = 1_600;

    private final TreeMap<Long, Kept> kept = new TreeMap<>();
    private final @Nullable NotKept instead;
    private final long maxBytes;
    private long bytes;
    private long lastId;
    private volatile long version;

    /** Without what can be read from the head again. */
    private record Kept(CallbackRow row, byte[] head, byte[] body, SignatureReport report, @Nullable SentAnswer answer, ReceivedCallback.@Nullable Tls tls) {

        static Kept of(ReceivedCallback callback) {
            return new Kept(CallbackRow.of(callback), callback.head(), callback.body(), callback.report(), callback.answer(), callback.tls());
        }

        ReceivedCallback whole() {
            return ReceivedCallback.of(row.id(), row.at(), head, body, report, answer).withTls(tls);
        }

        long bytes() {
            return head.length + body.length + (answer == null ? 0 : answer.body().length) + OVERHEAD;
        }

        boolean holds(String wanted) {
            return Stream.of(new String(head, UTF_8), row.object(), new String(body, UTF_8)).anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
        }
    }

    public MemoryCallbackLog() {
        this(null);
    }

    /** @param instead of a log in a file; null for none */
    public MemoryCallbackLog(@Nullable NotKept instead) {
        this(instead, Runtime.getRuntime().maxMemory());
    }

    /** @param memory in bytes, that the whole process may have */
    MemoryCallbackLog(@Nullable NotKept instead, long memory) {
        this.instead = instead;
        maxBytes = Math.min(MAX_BYTES, memory / 4);
    }

    @Override
    public Optional<NotKept> notKept() {
        return Optional.ofNullable(instead);
    }

    @Override
    public synchronized ReceivedCallback add(ReceivedCallback callback) {
        var added = callback.withId(++lastId);
        keep(Kept.of(added));
        shrink();
        version++;
        return added;
    }

    @Override
    public synchronized void answered(long id, SentAnswer answer) {
        var callback = kept.remove(id);
        if (callback != null) {
            bytes -= callback.bytes();
            keep(Kept.of(callback.whole().withAnswer(answer)));
            shrink();
            version++;
        }
    }

    @Override
    public synchronized List<CallbackRow> page(String search, long before, int limit) {
        return found(search, before).limit(limit).map(Kept::row).toList();
    }

    @Override
    public synchronized Optional<ReceivedCallback> find(long id) {
        return Optional.ofNullable(kept.get(id)).map(Kept::whole);
    }

    @Override
    public synchronized long count(String search) {
        return search.isEmpty() ? kept.size() : found(search, NEWEST).count();
    }

    @Override
    public synchronized void remove(long first, long last) {
        var leaving = kept.subMap(first, true, last, true);
        leaving.values().forEach(callback -> bytes -= callback.bytes());
        leaving.clear();
        version++;
    }

    @Override
    public synchronized void clear() {
        kept.clear();
        bytes = 0;
        version++;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void close() {
    }

    private Stream<Kept> found(String search, long before) {
        var wanted = search.toLowerCase(Locale.ROOT);
        return kept.headMap(before, false).descendingMap().values().stream().filter(callback -> search.isEmpty() || callback.holds(wanted));
    }

    private void keep(Kept callback) {
        kept.put(callback.row().id(), callback);
        bytes += callback.bytes();
    }

    /** The newest stays, however large. */
    private void shrink() {
        while (kept.size() > MAX_KEPT || bytes > maxBytes && kept.size() > 1) {
            bytes -= kept.pollFirstEntry().getValue().bytes();
        }
    }
}

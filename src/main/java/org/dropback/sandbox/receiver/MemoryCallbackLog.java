package org.dropback.sandbox.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A log that ends with the process; at most 64 MiB. Any thread. */
public final class MemoryCallbackLog implements CallbackLog {

    private static final long MAX_BYTES = 64 << 20;
    /** What a callback needs besides its bytes, about. */
    private static final long OVERHEAD = 400;

    private final TreeMap<Long, ReceivedCallback> kept = new TreeMap<>();
    private final @Nullable NotKept instead;
    private long bytes;
    private long lastId;
    private volatile long version;

    public MemoryCallbackLog() {
        this(null);
    }

    /** @param instead of a log in a file; null for none */
    public MemoryCallbackLog(@Nullable NotKept instead) {
        this.instead = instead;
    }

    @Override
    public Optional<NotKept> notKept() {
        return Optional.ofNullable(instead);
    }

    @Override
    public synchronized ReceivedCallback add(ReceivedCallback callback) {
        var added = callback.withId(++lastId);
        kept.put(lastId, added);
        bytes += size(added);
        shrink();
        version++;
        return added;
    }

    @Override
    public synchronized void answered(long id, SentAnswer answer) {
        var callback = kept.get(id);
        if (callback != null) {
            var answered = callback.withAnswer(answer);
            kept.put(id, answered);
            bytes += size(answered) - size(callback);
            shrink();
            version++;
        }
    }

    @Override
    public synchronized List<CallbackRow> page(String search, long before, int limit) {
        return found(search, before).limit(limit).map(CallbackRow::of).toList();
    }

    @Override
    public synchronized Optional<ReceivedCallback> find(long id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public synchronized long count(String search) {
        return search.isEmpty() ? kept.size() : found(search, NEWEST).count();
    }

    @Override
    public synchronized void remove(long first, long last) {
        var leaving = kept.subMap(first, true, last, true);
        leaving.values().forEach(callback -> bytes -= size(callback));
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

    private Stream<ReceivedCallback> found(String search, long before) {
        var wanted = search.toLowerCase(Locale.ROOT);
        return kept.headMap(before, false).descendingMap().values().stream().filter(callback -> search.isEmpty() || holds(callback, wanted));
    }

    private static boolean holds(ReceivedCallback callback, String wanted) {
        return Stream.of(new String(callback.head(), UTF_8), callback.object().orElse(""), callback.bodyText())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** The newest stays, however large. */
    private void shrink() {
        while (kept.size() > MAX_KEPT || bytes > MAX_BYTES && kept.size() > 1) {
            bytes -= size(kept.pollFirstEntry().getValue());
        }
    }

    private static long size(ReceivedCallback callback) {
        return callback.bytes() + OVERHEAD;
    }
}

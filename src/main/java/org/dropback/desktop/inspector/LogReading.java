package org.dropback.desktop.inspector;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dropback.desktop.fx.Background;
import org.dropback.sandbox.receiver.CallbackLog;

/** Reads the newest callbacks once the log has changed, one time after the other, and older ones where they are asked for. FX thread; the log is read elsewhere. */
final class LogReading {

    private final CallbackLog log;
    private final CallbackRows rows;
    private final Background background;
    private final Supplier<String> search;
    private final Consumer<CallbackRows.Page> newest;
    private final Consumer<Exception> failed;
    private boolean loading;
    private boolean loadingOlder;
    private boolean stale = true;
    private long seen;

    /** @param newest takes what was read, unless it is out of date by then */
    LogReading(CallbackLog log, CallbackRows rows, Background background, Supplier<String> search, Consumer<CallbackRows.Page> newest, Consumer<Exception> failed) {
        this.log = log;
        this.rows = rows;
        this.background = background;
        this.search = search;
        this.newest = newest;
        this.failed = failed;
    }

    /** The next look reads, whether the log has changed or not. */
    void outdate() {
        stale = true;
    }

    boolean isUpToDate() {
        return !loading && !stale && log.version() == seen;
    }

    void look() {
        if (loading || isUpToDate()) {
            return;
        }
        loading = true;
        stale = false;
        var wanted = search.get();
        background.run(() -> rows.newest(wanted), this::read, e -> {
            loading = false;
            // It is not tried again before something has changed.
            seen = log.version();
            failed.accept(e);
        });
    }

    private void read(CallbackRows.Page page) {
        loading = false;
        if (stale) {
            look();
            return;
        }
        seen = page.version();
        newest.accept(page);
    }

    /** Brings the next older ones, where there are some. */
    void more() {
        if (loadingOlder || !rows.hasOlder() || rows.shown().isEmpty()) {
            return;
        }
        loadingOlder = true;
        var last = rows.shown().getLast().id();
        var wanted = search.get();
        background.run(() -> rows.olderThan(last, wanted), page -> {
            loadingOlder = false;
            rows.append(page, last);
        }, e -> {
            loadingOlder = false;
            failed.accept(e);
        });
    }
}

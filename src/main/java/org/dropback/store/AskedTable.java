package org.dropback.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dropback.callback.AskedCallback;
import org.dropback.connection.Connection;
import org.dropback.store.JournalJson.Asked;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where attempts went and what they asked of OSS, kept once: a million attempts of one batch share one row. */
final class AskedTable {

    private static final Logger LOG = LoggerFactory.getLogger(AskedTable.class);

    private final Sql sql;
    private final Map<Long, Asked> byId = new HashMap<>();
    private final Map<Asked, Long> ids = new HashMap<>();

    AskedTable(Sql sql) {
        this.sql = sql;
    }

    /** Within a transaction. */
    long id(Connection connection, @Nullable AskedCallback callback) throws SQLException {
        var asked = new Asked(connection, callback == null ? null
                : new AskedCallback(callback.profile(), callback.callback().withVariables(Map.of()), callback.leftOut()));
        var known = ids.get(asked);
        if (known == null) {
            var json = JournalJson.asked(asked);
            sql.update("INSERT OR IGNORE INTO asked (json) VALUES (?)", json);
            known = sql.number("SELECT id FROM asked WHERE json = ?", json);
            ids.put(asked, known);
        }
        return known;
    }

    Asked asked(long id) throws SQLException {
        var known = byId.get(id);
        if (known == null) {
            var found = sql.list(row -> row.getString(1), "SELECT json FROM asked WHERE id = ?", id);
            if (found.isEmpty()) {
                throw new UnreadableException("no asked " + id);
            }
            known = JournalJson.asked(found.getFirst());
            byId.put(id, known);
        }
        return known;
    }

    /** Empty for what cannot be read. */
    Optional<Asked> readable(long id) throws SQLException {
        try {
            return Optional.of(asked(id));
        } catch (UnreadableException | RuntimeException e) {
            LOG.warn("What attempts asked cannot be read: {}", id, e);
            return Optional.empty();
        }
    }

    /** After a transaction that was undone: its rows are not there. */
    void forget() {
        byId.clear();
        ids.clear();
    }
}

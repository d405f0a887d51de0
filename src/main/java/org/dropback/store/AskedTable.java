package org.dropback.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.dropback.callback.AskedCallback;
import org.dropback.connection.Connection;
import org.dropback.store.JournalJson.Asked;
import org.jspecify.annotations.Nullable;

/** Where attempts went and what they asked of OSS, kept once: a million attempts of one batch share one row. */
final class AskedTable {

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
                throw Sql.damage("no asked " + id);
            }
            known = JournalJson.asked(found.getFirst());
            byId.put(id, known);
        }
        return known;
    }

    /** After a transaction that was undone: its rows are not there. */
    void forget() {
        byId.clear();
        ids.clear();
    }
}

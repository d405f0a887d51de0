package org.dropback.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Reads from a damaged journal what can still be read, into a new one: from the first row on, then from the last one back, each as far as it goes. */
final class JournalSalvage {

    /** Whose jobs are taken up like those of the dead. */
    static final long NOBODY = 0;

    private static final Logger LOG = LoggerFactory.getLogger(JournalSalvage.class);
    private static final List<String> TABLES = List.of("recipe", "job", "asked", "attempt", "part", "begun");

    private JournalSalvage() {
    }

    /** @return jobs that were read */
    static long into(Sql to, Path damaged) {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        try (var connection = JDBC.createConnection("jdbc:sqlite:" + damaged, config.toProperties())) {
            var from = new Sql(connection);
            for (var table : TABLES) {
                copy(from, to, table);
            }
            to.update("UPDATE job SET owner = ?", NOBODY);
            return to.number("SELECT count(*) FROM job");
        } catch (SQLException e) {
            LOG.warn("Nothing more can be read from {}", damaged, e);
            return 0;
        }
    }

    private static void copy(Sql from, Sql to, String table) {
        var key = switch (table) {
            case "part" -> List.of("job", "number");
            case "begun" -> List.of("upload_id");
            default -> List.of("id");
        };
        copy(from, to, table, String.join(", ", key));
        copy(from, to, table, String.join(" DESC, ", key) + " DESC");
    }

    private static void copy(Sql from, Sql to, String table, String order) {
        try (var statement = from.connection().createStatement(); var rows = statement.executeQuery("SELECT * FROM " + table + " ORDER BY " + order)) {
            var columns = rows.getMetaData();
            var names = new StringBuilder();
            var marks = new StringBuilder();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.append(i == 1 ? "" : ", ").append(columns.getColumnName(i));
                marks.append(i == 1 ? "?" : ", ?");
            }
            var insert = "INSERT OR IGNORE INTO " + table + " (" + names + ") VALUES (" + marks + ")";
            while (rows.next()) {
                var values = new Object[columns.getColumnCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = rows.getObject(i + 1);
                }
                to.update(insert, values);
            }
        } catch (SQLException e) {
            LOG.warn("Table {} cannot be read to its end ({})", table, order, e);
        }
    }
}

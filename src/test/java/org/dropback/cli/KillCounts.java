package org.dropback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What the kills of a run have hit, so that a reader sees whether the seeds reach each state. */
final class KillCounts {

    private final Map<String, Integer> moments = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> states = new ConcurrentSkipListMap<>();

    /** @param home of the process that was killed; its journal is looked at in a copy */
    void killed(KillWay way, String moment, Path home) throws IOException {
        moments.merge(moment, 1, Integer::sum);
        var copy = Files.createTempDirectory(home.getParent(), "killed").resolve("journal.db");
        for (var end : new String[] {"", "-wal"}) {
            var file = home.resolve("journal.db" + end);
            if (Files.exists(file)) {
                Files.copy(file, copy.resolveSibling("journal.db" + end));
            }
        }
        if (!Files.exists(copy)) {
            states.merge(way + " nothing recorded", 1, Integer::sum);
            return;
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy); var statement = connection.createStatement();
             var rows = statement.executeQuery("SELECT state || CASE WHEN upload_id IS NULL THEN '' ELSE '+parts' END || CASE WHEN may_be_stored AND state = 'UPLOADING'"
                     + " THEN '+sent' ELSE '' END, count(*) FROM job GROUP BY 1")) {
            while (rows.next()) {
                states.merge(way + " " + rows.getString(1), rows.getInt(2), Integer::sum);
            }
        } catch (SQLException noTableYet) {
            states.merge(way + " nothing recorded", 1, Integer::sum);
        }
    }

    @Override
    public String toString() {
        return "kills by moment " + moments + "; jobs by state when killed " + states;
    }
}

package org.dropback.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.JournalEntry;

/** What is read of the jobs of one owner. One thread at a time. */
final class JobQueries {

    private static final int CHUNK = 500;

    private final Sql sql;
    private final RecipeTable recipes;
    private final long owner;

    JobQueries(Sql sql, RecipeTable recipes, long owner) {
        this.sql = sql;
        this.recipes = recipes;
        this.owner = owner;
    }

    Optional<JournalEntry> find(long id) throws SQLException {
        return sql.list(row -> JobRow.entry(row, recipes), "SELECT " + JobRow.WHOLE + " FROM job WHERE id = ? AND owner = ?", id, owner).stream().findFirst();
    }

    List<JobSnapshot> find(Collection<Long> ids) throws SQLException {
        var found = new ArrayList<JobSnapshot>(ids.size());
        var wanted = List.copyOf(ids);
        for (int from = 0; from < wanted.size(); from += CHUNK) {
            var chunk = wanted.subList(from, Math.min(from + CHUNK, wanted.size()));
            found.addAll(sql.list(row -> JobRow.entry(row, recipes).job(), "SELECT " + JobRow.LISTED + " FROM job WHERE owner = ? AND id IN ("
                    + chunk.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")", owner));
        }
        return found;
    }

    List<JournalEntry> waiting(int limit, long below) throws SQLException {
        return sql.list(row -> JobRow.entry(row, recipes), "SELECT " + JobRow.LISTED
                + " FROM job WHERE owner = ? AND state = 'WAITING' AND size < ? ORDER BY place, id LIMIT ?", owner, below, limit);
    }

    List<JobSnapshot> page(JobFilter filter, long offset, int limit) throws SQLException {
        return sql.list(row -> JobRow.entry(row, recipes).job(), "SELECT " + JobRow.LISTED + " FROM job WHERE" + where(filter)
                + " ORDER BY id LIMIT ?3 OFFSET ?4", owner, pattern(filter), limit, offset);
    }

    long count(JobFilter filter) throws SQLException {
        return sql.number("SELECT count(*) FROM job WHERE" + where(filter) + " AND ?2 IS NOT NULL", owner, pattern(filter));
    }

    /** Its second value is {@link #pattern}. Where all names are looked at, the table is read as it lies ({@code +}): by way of an index that takes longer. */
    static String where(JobFilter filter) {
        boolean all = filter.states().isEmpty();
        boolean text = !filter.text().isEmpty();
        return (all && text ? " +" : " ") + "owner = ?1" + (all ? "" : " AND " + in(filter.states()))
                + (text ? " AND (relpath LIKE ?2 ESCAPE '\\' OR key LIKE ?2 ESCAPE '\\')" : "");
    }

    static String pattern(JobFilter filter) {
        return "%" + filter.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** The condition of being in one of these states. What stands in none that is known, has failed. */
    static String in(Set<JobState> states) {
        var known = "state IN (" + words(states) + ")";
        return states.contains(JobState.FAILED) ? "(" + known + " OR state NOT IN (" + words(EnumSet.allOf(JobState.class)) + "))" : known;
    }

    private static String words(Set<JobState> states) {
        return states.stream().map(state -> "'" + state.name() + "'").collect(Collectors.joining(", "));
    }

    Map<JobState, Long> counts() throws SQLException {
        var counts = new EnumMap<JobState, Long>(JobState.class);
        sql.list(row -> counts.merge(JobRow.state(row.getString(1)), row.getLong(2), Long::sum), "SELECT state, count(*) FROM job WHERE owner = ? GROUP BY state", owner);
        return counts;
    }

    /** Few have parts at OSS: those are read, and the others not even looked at. */
    List<JournalEntry> begun(JobIds ids) throws SQLException {
        return sql.list(row -> JobRow.entry(row, recipes), "SELECT " + JobRow.LISTED
                + " FROM job WHERE owner = ? AND state IN ('WAITING', 'PAUSED', 'URL_NEEDED', 'FAILED') AND upload_id IS NOT NULL", owner).stream()
                .filter(entry -> ids.contains(entry.job().id()) && entry.checkpoint().uploadId() != null).toList();
    }

    Map<JobState, JobIds> byState(JobIds ids) throws SQLException {
        var found = new EnumMap<JobState, LongStream.Builder>(JobState.class);
        try (var statement = sql.connection().prepareStatement("SELECT id, state FROM job WHERE id BETWEEN ? AND ? AND owner = ?")) {
            ids.eachRun((first, last) -> {
                Sql.set(statement, first, last, owner);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(JobRow.state(rows.getString(2)), _ -> LongStream.builder()).add(rows.getLong(1));
                    }
                }
            });
        }
        var byState = new EnumMap<JobState, JobIds>(JobState.class);
        found.forEach((state, of) -> byState.put(state, JobIds.of(of.build())));
        return byState;
    }
}

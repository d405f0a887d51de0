package org.dropback.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.dropback.upload.JobFilter;
import org.dropback.upload.JobOrder;

/**
 * The lists of jobs of one owner. One of a million takes up to seconds: it is read on a connection of its own, so that meanwhile others read and write.
 * Any thread, one after the other.
 */
final class JobLists implements AutoCloseable {

    /** What follows the last slash of the relative path. */
    private static final String NAME = "substr(relpath, length(rtrim(relpath, replace(relpath, '/', ''))) + 1)";

    private final Sql sql;
    private final long owner;
    private boolean closed;

    /** @param sql closed with this */
    JobLists(Sql sql, long owner) {
        this.sql = sql;
        this.owner = owner;
    }

    /** @return empty where that was given up, or the journal was closed */
    synchronized long[] ids(JobFilter filter, JobOrder order, BooleanSupplier givenUp) throws SQLException {
        return closed ? new long[0] : sql.unless(givenUp, () -> ids(filter, order), new long[0]);
    }

    private long[] ids(JobFilter filter, JobOrder order) throws SQLException {
        var ids = sql.longs("SELECT id FROM job WHERE" + JobQueries.where(filter) + " AND ?2 IS NOT NULL" + switch (order) {
            // Sorting numbers here is faster than there, where an index gives them state by state.
            case ADDED -> "";
            case NAME -> " ORDER BY " + NAME + " COLLATE NOCASE, id";
            case NAME_BACKWARDS -> " ORDER BY " + NAME + " COLLATE NOCASE DESC, id DESC";
        }, owner, JobQueries.pattern(filter));
        if (order == JobOrder.ADDED) {
            Arrays.parallelSort(ids);
        }
        return ids;
    }

    @Override
    public synchronized void close() throws SQLException {
        closed = true;
        sql.connection().close();
    }
}

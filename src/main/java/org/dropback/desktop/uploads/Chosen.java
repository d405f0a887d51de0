package org.dropback.desktop.uploads;

import java.util.List;
import java.util.Set;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;

/**
 * The rows with which something is to be done.
 *
 * @param known  those of them that have been read
 * @param groups of what may be among them
 */
record Chosen(JobIds ids, List<JobSnapshot> known, Set<RowGroup> groups) {

    boolean isWhollyKnown() {
        return known.size() == ids.size();
    }
}

package org.dropback.upload.engine;

import java.util.LinkedHashSet;
import java.util.Set;

/** The jobs that changed since somebody asked, by ID. Any thread. */
final class ChangedJobs {

    private Set<Long> ids = new LinkedHashSet<>();

    synchronized void add(long id) {
        ids.add(id);
    }

    synchronized void add(long[] more) {
        for (var id : more) {
            ids.add(id);
        }
    }

    synchronized Set<Long> take() {
        var taken = ids;
        ids = new LinkedHashSet<>();
        return taken;
    }
}

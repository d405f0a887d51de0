package org.dropback.cli;

import java.util.ArrayList;
import java.util.List;
import org.dropback.connection.Connection;
import org.dropback.oss.StoreException;
import org.dropback.store.SqliteJournal;
import org.dropback.upload.StoreProvider;
import org.dropback.upload.engine.OngoingUploads;
import org.dropback.upload.engine.OngoingUploads.Ongoing;
import picocli.CommandLine.Mixin;

/** Where open multipart uploads are looked for: the bucket that is named, else all that this home knows of. */
final class OngoingTarget {

    /** Some work on what was found. */
    interface Work {
        int run(OngoingUploads uploads, List<Ongoing> found);
    }

    @Mixin
    TargetOptions target = new TargetOptions();

    int run(CliServices services, String command, Work work) throws Exception {
        if (target.isGiven()) {
            target.demandKey(command, services.messages());
            target.check(services);
            try (var open = target.open(services); var journal = open.journal(services)) {
                return run(open.stores(), journal, List.of(open.connection()), work);
            }
        }
        try (var stores = target.recorded(services); var journal = HistoryOptions.open(services)) {
            var places = new OngoingUploads(stores, journal).places();
            if (!target.hasCredentials(services) && places.stream().anyMatch(place -> place.access().needsKeys())) {
                target.credentials(services);
            }
            int code = run(stores, journal, places, work);
            return journal.isKept() ? code : ExitCode.FAILED;
        }
    }

    private static int run(StoreProvider stores, SqliteJournal journal, List<Connection> places, Work work) throws StoreException {
        var uploads = new OngoingUploads(stores, journal);
        var found = new ArrayList<Ongoing>();
        for (var place : places) {
            found.addAll(uploads.list(place));
        }
        return work.run(uploads, found);
    }
}

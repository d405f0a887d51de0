package org.dropback.upload.engine;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropback.connection.Connection;
import org.dropback.oss.CancelSignal;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.OngoingUpload;
import org.dropback.oss.StoreException;
import org.dropback.upload.BegunUpload;
import org.dropback.upload.BegunUpload.Holder;
import org.dropback.upload.Journal;
import org.dropback.upload.StoreProvider;
import org.jspecify.annotations.Nullable;

/** The multipart uploads that OSS still holds parts of: which of them were begun from this home, and which nobody will ever complete. Any thread; blocks. */
public record OngoingUploads(StoreProvider stores, Journal journal) {

    private static final String GONE = "NoSuchUpload";
    /** Somebody waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** @param holder null for one that this home did not begin */
    public record Ongoing(Connection connection, String key, String uploadId, Instant initiated, @Nullable Holder holder) {

        /** Whether it is ours and nobody will go on with it. */
        public boolean isOrphan() {
            return holder == Holder.NOBODY;
        }
    }

    private record Place(URI endpoint, String bucket) {

        static Place of(Connection connection) {
            return new Place(connection.endpoint(), connection.bucket());
        }
    }

    /** The buckets in which something may be left, each once. */
    public List<Connection> places() {
        var places = new LinkedHashMap<Place, Connection>();
        journal.begun().stream().map(BegunUpload::connection).filter(connection -> connection.access().signsHere())
                .forEach(connection -> places.putIfAbsent(Place.of(connection), connection));
        return List.copyOf(places.values());
    }

    /** What a bucket has, oldest first. What this home had begun there and OSS no longer knows is forgotten. */
    public List<Ongoing> list(Connection connection) throws StoreException {
        // Read first: what begins meanwhile is not taken for somebody else's, but not shown.
        var before = ours(connection);
        List<OngoingUpload> listed;
        try (var client = stores.lease(connection)) {
            listed = patience().ask(() -> client.store().listUploads(connection.bucket(), ""));
        }
        var ours = ours(connection);
        var there = listed.stream().map(OngoingUpload::uploadId).collect(Collectors.toSet());
        before.keySet().stream().filter(id -> !there.contains(id)).forEach(journal::over);
        var found = new ArrayList<Ongoing>();
        for (var upload : listed) {
            var begun = ours.get(upload.uploadId());
            found.add(new Ongoing(connection, upload.key(), upload.uploadId(), upload.initiated(), begun == null ? null : begun.holder()));
        }
        found.sort(Comparator.comparing(Ongoing::initiated).thenComparing(Ongoing::uploadId));
        return found;
    }

    private static Patience patience() {
        return new Patience(new CancelSignal(), PATIENCE, AgainProgress.NONE::triesAgain);
    }

    private Map<String, BegunUpload> ours(Connection connection) {
        var place = Place.of(connection);
        return journal.begun().stream().filter(upload -> Place.of(upload.connection()).equals(place))
                .collect(Collectors.toMap(BegunUpload::uploadId, upload -> upload, (first, _) -> first));
    }

    /** Lets OSS delete its parts; one that is gone already counts as aborted. */
    public void abort(Ongoing upload) throws StoreException {
        try (var client = stores.lease(upload.connection())) {
            patience().ask(() -> {
                client.store().abort(new ObjectTarget(upload.connection().bucket(), upload.key(), null, null), upload.uploadId());
                return upload;
            });
        } catch (StoreException e) {
            if (!e.evidence().code().equals(GONE)) {
                throw e;
            }
        }
        journal.over(upload.uploadId());
    }
}

package org.dropback.desktop.uploads;

import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.dropback.connection.Access;
import org.dropback.connection.PresignedUrl;
import org.dropback.desktop.fx.Background;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.dropback.upload.UploadQueue;
import org.jspecify.annotations.Nullable;

/** Uploads whose presigned URL is lost or has run out, and the one for which another is asked. FX thread. */
final class LostUrls {

    private final UploadQueue queue;
    private final Background background;
    private final Consumer<Exception> failed;
    private final Runnable given;
    private final ObjectProperty<@Nullable UploadRow> wanted = new SimpleObjectProperty<>();

    /** @param given runs once a file has another URL */
    LostUrls(UploadQueue queue, Background background, Consumer<Exception> failed, Runnable given) {
        this.queue = queue;
        this.background = background;
        this.failed = failed;
        this.given = given;
    }

    /** Whether another URL may help. */
    static boolean mayHelp(JobSnapshot job) {
        return (job.state() == JobState.URL_NEEDED || RowActions.canRetry(job)) && job.request().connection().access().equals(Access.PRESIGNED_URLS);
    }

    /** Sends a file by another URL. @param refused where the URL is that of another object */
    void give(UploadRow row, PresignedUrl url, Runnable refused) {
        background.run(() -> queue.give(row.id(), url), taken -> {
            if (!taken) {
                refused.run();
            }
            given.run();
        }, failed);
    }

    /** The row for which a URL is asked; null for none. */
    ObjectProperty<@Nullable UploadRow> wantedProperty() {
        return wanted;
    }
}

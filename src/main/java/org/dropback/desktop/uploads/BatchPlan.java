package org.dropback.desktop.uploads;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.connection.Connection;
import org.dropback.text.Messages;
import org.dropback.upload.RowColumns;
import org.dropback.upload.RowTable;
import org.dropback.upload.ScannedFile;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.jspecify.annotations.Nullable;

/**
 * How the files of one batch become uploads: the destination as it stood when they were added. Any thread.
 *
 * @param profile null for no callback
 * @param table   of {@code {row:…}}, null for none
 * @param options how they are sent
 */
record BatchPlan(Connection connection, String keyTemplate, @Nullable CallbackProfile profile, UploadOptions options,
                 @Nullable RowTable table) {

    /** What must be answered before the files can be uploaded. */
    List<CallbackVariable> asked() {
        return profile == null ? List.of() : profile.asked();
    }

    /** Why none of its files can be uploaded, as a sentence. */
    Optional<String> problem(Messages messages) {
        return RowColumns.problem(keyTemplate, profile, table, messages);
    }

    /** The same for files that go now: what they ask about objects that are there already is answered for them together. */
    BatchPlan begun() {
        return new BatchPlan(connection, keyTemplate, profile, options.forBatch(), table);
    }

    UploadRequest request(ScannedFile file) {
        return request(file, Map.of());
    }

    /** @param answers by the names of variables */
    UploadRequest request(ScannedFile file, Map<String, String> answers) {
        var answered = profile == null || answers.isEmpty() ? profile : profile.answered(answers);
        return new UploadRequest(file.file(), file.relativePath(), connection, keyTemplate, answered, options,
                table == null ? null : table.rowOf(file.relativePath(), file.file()), false);
    }
}

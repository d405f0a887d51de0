package org.dropback.desktop.uploads;

import java.util.List;
import org.dropback.upload.RowTable;
import org.dropback.upload.ScannedFile;
import org.jspecify.annotations.Nullable;

/**
 * What a user is doing in the Uploads screen.
 *
 * @param bound       where the next uploads go
 * @param selected    job on show
 * @param group       shown alone
 * @param filter      by text
 * @param environment of the profile
 * @param table       of {@code {row:…}}
 * @param asked       files that wait for answers
 */
public record Doing(Destination.Bound bound, @Nullable Long selected, @Nullable RowGroup group, String filter, @Nullable String environment, @Nullable RowTable table,
                    List<ScannedFile> asked) {
}

package org.dropback.app;

import java.time.Duration;
import org.dropback.oss.ObjectOptions;
import org.dropback.settings.Transfers;
import org.dropback.upload.IfExists;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.engine.EngineLimits;
import org.jspecify.annotations.Nullable;

/** What the settings of transfers mean to the engine. */
final class TransferSettings {

    private TransferSettings() {
    }

    static UploadOptions options(Transfers chosen) {
        return new UploadOptions(null, chosen.partSize() == 0 ? UploadOptions.DEFAULT_PART_SIZE : chosen.partSize(), null,
                switch (chosen.ifThere()) {
                    case OVERWRITE -> IfExists.OVERWRITE;
                    case SKIP -> IfExists.SKIP;
                    case RENAME -> IfExists.RENAME;
                    case FAIL -> IfExists.FAIL;
                    case ASK -> IfExists.ASK;
                }, ObjectOptions.NONE, chosen.multipartAbove());
    }

    static EngineLimits limits(Transfers chosen) {
        return new EngineLimits(orByLine(chosen.files()), orByLine(chosen.parts()), Duration.ofSeconds(chosen.retrySeconds()));
    }

    private static @Nullable Integer orByLine(int chosen) {
        return chosen == 0 ? null : Integer.valueOf(chosen);
    }
}

package org.dropback.cli;

import org.dropback.upload.UploadOptions;
import org.dropback.upload.engine.EngineLimits;

/**
 * What holds for uploads where no word says otherwise: the settings of this home.
 *
 * @param bytesPerSecond of all uploads together; 0 for no limit
 */
public record UploadDefaults(UploadOptions options, EngineLimits limits, long bytesPerSecond) {

    /** Of a home without settings. */
    public static final UploadDefaults USUAL = new UploadDefaults(UploadOptions.DEFAULT, EngineLimits.DEFAULT, 0);
}

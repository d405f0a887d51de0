package org.dropback.desktop.uploads;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.dropback.upload.JournalException;
import org.dropback.upload.UploadRequest;

/** Uploads that are wanted, however many: told one by one, and again if need be, never held. May block on the disk. */
@FunctionalInterface
interface Requests {

    /** @param cancelled asked on the way */
    void each(BooleanSupplier cancelled, Consumer<UploadRequest> found) throws JournalException;
}

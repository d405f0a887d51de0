package org.dropback.upload.engine;

import org.dropback.callback.Callback;
import org.dropback.callback.CallbackHeaders;
import org.dropback.oss.StoreException;
import org.dropback.upload.TimelineEvent.Kind;

/** What {@link CallbackAgain} tells while it runs. Called on its thread; must return at once. */
public interface AgainProgress {

    AgainProgress NONE = new AgainProgress() {
    };

    /** What is going to be called, once it is known. */
    default void prepared(Callback callback, CallbackHeaders headers, int parts) {
    }

    /** OSS has begun a multipart upload. @throws StoreException where that cannot be recorded */
    default void begun(String uploadId) throws StoreException {
    }

    /** OSS has begun one, at a try whose answer was lost. */
    default void leftBehind(String uploadId) {
    }

    /** It was completed or aborted. */
    default void over(String uploadId) {
    }

    default void note(Kind kind, String detail) {
    }

    /** A request goes out once more. @param why the code of what went wrong */
    default void triesAgain(String why) {
    }

    /** OSS has copied one part more. */
    default void partDone() {
    }

    /** From here on nobody but OSS knows whether the callback is called. @throws StoreException where it must not begin */
    default void calling() throws StoreException {
    }
}

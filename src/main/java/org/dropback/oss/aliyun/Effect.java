package org.dropback.oss.aliyun;

import org.dropback.callback.Stored;

/** What a request does to the object: decides what its failure means for the file. */
enum Effect {

    /** Put and Complete: once the last byte has gone out, OSS may store the object whether we hear of it or not. */
    STORES {
        @Override
        Stored afterStatus(int status, boolean ofOss) {
            boolean refused = status >= 300 && status < 500 || status == 501 || status == 503 && ofOss;
            return refused ? Stored.NO : Stored.UNKNOWN;
        }

        @Override
        Stored afterLoss(boolean lastByteOut) {
            return lastByteOut ? Stored.UNKNOWN : Stored.NO;
        }
    },

    /** Initiate, parts, Abort: whatever becomes of them, there is no object yet. */
    PREPARES {
        @Override
        Stored afterStatus(int status, boolean ofOss) {
            return Stored.NO;
        }

        @Override
        Stored afterLoss(boolean lastByteOut) {
            return Stored.NO;
        }
    },

    /** Lists and deletes: say nothing of the object, not even where the upload is gone. */
    LISTS {
        @Override
        Stored afterStatus(int status, boolean ofOss) {
            return Stored.UNKNOWN;
        }

        @Override
        Stored afterLoss(boolean lastByteOut) {
            return Stored.UNKNOWN;
        }
    },

    /** Head, ACL, tags. */
    READS {
        @Override
        Stored afterStatus(int status, boolean ofOss) {
            return status == 404 ? Stored.NO : Stored.UNKNOWN;
        }

        @Override
        Stored afterLoss(boolean lastByteOut) {
            return Stored.UNKNOWN;
        }
    };

    /** @param ofOss whether OSS says so itself: a gateway says 503 also where it lost OSS after the last byte */
    abstract Stored afterStatus(int status, boolean ofOss);

    abstract Stored afterLoss(boolean lastByteOut);
}

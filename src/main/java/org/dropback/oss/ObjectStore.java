package org.dropback.oss;

import java.util.List;

/**
 * What the engine needs of an object store. Every call blocks its thread until OSS has answered; all may be called from any
 * thread at once. An interrupt or {@link CancelSignal} ends a call with {@link StoreException} and code {@code Cancelled}.
 */
public interface ObjectStore extends AutoCloseable {

    /** PutObject. With a callback the answer is read to its end; a 203 is a result, not an exception: the object is stored. */
    StoreResult put(ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException;

    /** InitiateMultipartUpload. @return the upload ID */
    String initiate(ObjectTarget target) throws StoreException;

    /** UploadPart. @param number 1 to 10,000 */
    PartReceipt uploadPart(ObjectTarget target, String uploadId, int number, UploadBody part, Transfer transfer) throws StoreException;

    /** CompleteMultipartUpload, parts in ascending order, with the target's callback if it has one. Compares the whole object's CRC64 with {@code crc64}. */
    StoreResult complete(ObjectTarget target, String uploadId, List<PartReceipt> parts, long crc64) throws StoreException;

    /** AbortMultipartUpload: the parts are deleted. */
    void abort(ObjectTarget target, String uploadId) throws StoreException;

    /** HeadObject. */
    ObjectHead head(String bucket, String key) throws StoreException;

    /** Releases the connections. Running calls end with {@link StoreException}. */
    @Override
    void close();
}

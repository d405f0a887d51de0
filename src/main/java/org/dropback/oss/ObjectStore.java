package org.dropback.oss;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dropback.connection.PresignedUrl;
import org.dropback.connection.UploadPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What the engine needs of an object store. Every call blocks its thread until OSS has answered; all may be called from any
 * thread at once. An interrupt or {@link CancelSignal} ends a call with {@link StoreException} and code {@code Cancelled}.
 * Options of a target that OSS would refuse are refused with {@code InvalidArgument} before anything is sent.
 */
public interface ObjectStore extends AutoCloseable {

    /** PutObject. With a callback the answer is read to its end; a 203 is a result, not an exception: the object is stored. */
    StoreResult put(ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException;

    /** PostObject: one form, with a policy for this key and this many bytes, signed here. Otherwise as {@link #put}; tags are refused. */
    StoreResult post(ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException;

    /**
     * PostObject with a policy that an application server signed. Needs no key of ours.
     *
     * @param target its callback, with its custom variables, replaces the policy's own
     */
    StoreResult postSigned(UploadPolicy policy, ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException;

    /**
     * PutObject by a presigned URL, which may have a callback in its query. Needs no key of ours.
     *
     * @param target whose type and options must be those that were signed with the URL; its callback is the URL's affair
     */
    StoreResult putPresigned(PresignedUrl url, ObjectTarget target, UploadBody body, Transfer transfer) throws StoreException;

    /**
     * Makes a URL that puts this object, its callback in the query; nothing is sent. The URL's headers must be sent with it.
     *
     * @param validFor 1 second to 7 days, with STS 12 hours (facts 6.2)
     */
    PresignedUrl presignPut(ObjectTarget target, Duration validFor) throws StoreException;

    /** InitiateMultipartUpload, with the target's options, not its callback. @return the upload ID */
    String initiate(ObjectTarget target) throws StoreException;

    /** UploadPart. @param number 1 to 10,000 */
    PartReceipt uploadPart(ObjectTarget target, String uploadId, int number, UploadBody part, Transfer transfer) throws StoreException;

    /**
     * UploadPartCopy: OSS copies, no byte of the object passes here. The source may be the very object that is being written (facts 5.2).
     *
     * @param range       of the source, at most 5 GiB
     * @param ifMatchEtag that the source must still have, without quotes: else 412 {@code PreconditionFailed}
     */
    PartReceipt copyPart(ObjectTarget target, String uploadId, int number, String sourceBucket, String sourceKey, ByteRange range,
                         String ifMatchEtag) throws StoreException;

    /**
     * CompleteMultipartUpload, parts in ascending order, with the target's callback if it has one.
     *
     * @param crc64 compared with that of the whole object; null where nobody knows it
     */
    StoreResult complete(ObjectTarget target, String uploadId, List<PartReceipt> parts, @Nullable Long crc64) throws StoreException;

    /** AbortMultipartUpload: the parts are deleted. */
    void abort(ObjectTarget target, String uploadId) throws StoreException;

    /** ListParts, all pages, in ascending order. {@code NoSuchUpload} says that it was completed or aborted, not which. */
    List<ListedPart> listParts(String bucket, String key, String uploadId) throws StoreException;

    /** ListMultipartUploads, all pages. @param prefix of the keys, "" for all */
    List<OngoingUpload> listUploads(String bucket, String prefix) throws StoreException;

    /** HeadObject. */
    ObjectHead head(String bucket, String key) throws StoreException;

    /** GetObjectAcl. @return one of {@link ObjectOptions#ACLS} */
    String acl(String bucket, String key) throws StoreException;

    /** GetObjectTagging. */
    Map<String, String> tags(String bucket, String key) throws StoreException;

    /** DeleteObject; where there is none, that is no failure. Only for objects that Dropback put for itself. */
    void delete(String bucket, String key) throws StoreException;

    /** Releases the connections. Running calls end with {@link StoreException}. */
    @Override
    void close();
}

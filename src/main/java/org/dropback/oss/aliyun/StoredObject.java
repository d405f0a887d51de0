package org.dropback.oss.aliyun;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.dropback.callback.CallbackAnswer;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.digest.Crc64;
import org.dropback.oss.FailureKind;
import org.dropback.oss.ObjectHead;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.oss.StoreResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads off an answer what OSS has stored and holds it against what was sent. */
final class StoredObject {

    private static final Logger LOG = LoggerFactory.getLogger(StoredObject.class);

    /** Asks OSS for what an answer lacks. */
    interface Head {
        ObjectHead ask() throws StoreException;
    }

    private StoredObject() {
    }

    /**
     * @param key          for the log
     * @param withCallback whether the answer's body is the callback's
     * @param crc64        of our bytes; null where nobody knows it, and there is nothing to compare
     * @param onMismatch   whether wrong bytes are mended by sending them again
     */
    record Expected(String key, boolean withCallback, @Nullable Long crc64, FailureKind onMismatch) {
    }

    /**
     * What the answer lacks HEAD tells. Where that fails too, the object is stored all the same: the ETag is then that of the answer's Content-MD5,
     * as a put has it, or empty for unknown.
     *
     * @param head null where nobody may ask
     * @throws StoreException with {@link Stored#YES} where OSS has other bytes than ours: the object is there, and wrong
     */
    static StoreResult check(Answer answer, Expected expected, @Nullable Head head) throws StoreException {
        var etag = answer.etag() == null ? etagInXml(answer) : answer.etag();
        var theirs = answer.crc64();
        if (etag == null || theirs == null) {
            var asked = ask(head, expected.key());
            etag = etag == null ? asked.map(ObjectHead::etag).orElseGet(() -> md5(answer)) : etag;
            theirs = theirs == null ? asked.map(ObjectHead::crc64).orElse("") : theirs;
        }
        var crc64 = expected.crc64();
        if (crc64 != null) {
            requireSame(theirs, crc64, Stored.YES, expected.onMismatch(), answer);
            theirs = Crc64.unsigned(crc64);
        }
        return new StoreResult(etag, theirs, requestId(answer), expected.withCallback() ? callbackAnswer(answer) : null);
    }

    static PartReceipt checkPart(Answer answer, int number, long size, long crc64) throws StoreException {
        var theirs = answer.crc64();
        requireSame(theirs == null ? "" : theirs, crc64, Stored.NO, FailureKind.RETRY_NOW, answer);
        var etag = answer.etag();
        if (etag == null) {
            throw Failures.unreadable(Stored.NO, answer);
        }
        return new PartReceipt(number, size, etag, crc64);
    }

    static ObjectHead head(Answer answer) throws StoreException {
        var size = answer.header("content-length");
        var etag = answer.etag();
        var crc64 = answer.crc64();
        var modified = answer.header("last-modified");
        if (size == null || etag == null || modified == null) {
            throw Failures.unreadable(Stored.UNKNOWN, answer);
        }
        try {
            return new ObjectHead(Long.parseLong(size), etag, crc64 == null ? "" : crc64, answer.header("content-type"),
                    DateTimeFormatter.RFC_1123_DATE_TIME.parse(modified, Instant::from), requestId(answer), answer.headers());
        } catch (NumberFormatException | DateTimeException malformed) {
            throw Failures.unreadable(Stored.UNKNOWN, answer);
        }
    }

    private static Optional<ObjectHead> ask(@Nullable Head head, String key) {
        if (head == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(head.ask());
        } catch (StoreException e) {
            LOG.warn("{} is stored, but HEAD does not tell its ETag and CRC64", key, e);
            return Optional.empty();
        }
    }

    /** The ETag of an object that was put (facts 7). */
    private static String md5(Answer answer) {
        try {
            var md5 = answer.header("content-md5");
            return md5 == null ? "" : HexFormat.of().withUpperCase().formatHex(Base64.getDecoder().decode(md5));
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    /** @param theirs "" where OSS names none, as for objects from before it counted */
    private static void requireSame(String theirs, long ours, Stored stored, FailureKind kind, Answer answer) throws StoreException {
        if (!theirs.isEmpty() && !theirs.equals(Crc64.unsigned(ours))) {
            throw new StoreException(new ErrorEvidence(stored, answer.status(), LocalError.CHECKSUM_MISMATCH.code(),
                    "CRC64 " + theirs + ", sent " + Crc64.unsigned(ours), answer.requestId(), null), kind, null, null);
        }
    }

    private static @Nullable String etagInXml(Answer answer) {
        return XmlFields.read(answer.body(), "CompleteMultipartUploadResult").map(fields -> fields.get("ETag")).map(Answer::unquoted).orElse(null);
    }

    private static CallbackAnswer callbackAnswer(Answer answer) {
        var error = answer.status() != 203 ? null : Failures.evidence(Stored.YES, answer, Failures.error(answer).orElse(Map.of("Code", "CallbackFailed")));
        return new CallbackAnswer(answer.status(), answer.header("content-type"), answer.body(), answer.truncated(), answer.waited(), error);
    }

    private static String requestId(Answer answer) {
        var requestId = answer.requestId();
        return requestId == null ? "" : requestId;
    }
}

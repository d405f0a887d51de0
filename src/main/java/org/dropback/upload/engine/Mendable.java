package org.dropback.upload.engine;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Access;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;

/** Which failed uploads the same words may well store another time, or with other keys. What OSS or a file refused as such is not among them. */
final class Mendable {

    private static final Set<String> HERE = Stream.of(LocalError.HOST_UNKNOWN, LocalError.CONNECTION_REFUSED, LocalError.CONNECTION_LOST, LocalError.TIMED_OUT,
            LocalError.TLS_FAILED, LocalError.CERTIFICATE_UNTRUSTED, LocalError.PROXY_REFUSED, LocalError.CREDENTIALS_UNAVAILABLE, LocalError.NOT_RECORDED,
            LocalError.FILE_UNREADABLE, LocalError.FILE_CHANGED, LocalError.CHECKSUM_MISMATCH).map(LocalError::code).collect(Collectors.toUnmodifiableSet());
    /** No such key, no right, too slow, too many. */
    private static final Set<Integer> STATUS = Set.of(401, 403, 408, 429);

    private Mendable() {
    }

    /** Not where it may be stored, nor where its URL would have to be given again. */
    static boolean is(JobSnapshot job) {
        var failure = job.failure();
        if (job.state() != JobState.FAILED || failure == null || failure.stored() != Stored.NO || job.request().connection().access().kind() == Access.Kind.PRESIGNED_URLS) {
            return false;
        }
        int status = failure.httpStatus();
        return HERE.contains(failure.code()) || STATUS.contains(status) || status >= 500;
    }
}

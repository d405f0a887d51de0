package org.dropback.oss.aliyun;

import java.io.Closeable;
import java.io.IOException;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Credentials;
import org.dropback.connection.Line;
import org.dropback.oss.StoreException;
import org.jspecify.annotations.Nullable;

/** Sends calls that carry the bytes of an object and turns everything but OSS's consent into a {@link StoreException}. Any thread. */
final class BodyClient implements Closeable {

    private final BodyTransport transport;
    private final Identity identity;

    BodyClient(Identity identity, StoreLimits limits, @Nullable Line line) {
        transport = new BodyTransport(limits, line);
        this.identity = identity;
    }

    /**
     * @param used what signed it; null where somebody else did
     * @return an answer with a 2xx status that OSS itself gave
     */
    Answer send(Call call, SignedRequest request, @Nullable Credentials used) throws StoreException {
        if (call.body().transfer().cancelSignal().isCancelled()) {
            throw Failures.cancelled(call);
        }
        var answer = exchange(call, request);
        try {
            var done = Failures.requireSuccess(call, answer);
            var heldBack = Kinds.retryAfter(done);
            if (heldBack != null) {
                call.body().transfer().heldBack(heldBack);
            }
            return done;
        } catch (StoreException refusal) {
            throw identity.heed(refusal, answer, used);
        }
    }

    /** OSS refuses without reading on and hangs up, which looks like a broken line; asked before the body, it says why. */
    private Answer exchange(Call call, SignedRequest signed) throws StoreException {
        try {
            return send(call, signed, false);
        } catch (StoreException lost) {
            if (!lost.evidence().code().equals(LocalError.CONNECTION_LOST.code()) || !call.body().isHalfSent()) {
                throw lost;
            }
            call.body().rewind();
            return askFirst(call, signed, lost);
        }
    }

    private Answer askFirst(Call call, SignedRequest signed, StoreException lost) throws StoreException {
        try {
            return send(call, signed, true);
        } catch (StoreException e) {
            boolean tellsMore = e.evidence().stored() == Stored.UNKNOWN || e.evidence().code().equals(LocalError.CANCELLED.code());
            throw tellsMore ? e : lost;
        }
    }

    private Answer send(Call call, SignedRequest signed, boolean askFirst) throws StoreException {
        if (transport.isClosed()) {
            throw Failures.cancelled(call);
        }
        try {
            return transport.send(signed, call.body(), askFirst, call.repeatable());
        } catch (IOException e) {
            throw Failures.noAnswer(call, e, transport.isClosed());
        } catch (IllegalStateException poolShutDown) {
            throw Failures.noAnswer(call, poolShutDown, transport.isClosed());
        }
    }

    BodyTransport transport() {
        return transport;
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}

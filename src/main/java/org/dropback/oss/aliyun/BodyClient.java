package org.dropback.oss.aliyun;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.StoreException;
import org.dropback.signing.PercentEncoding;
import org.dropback.signing.SignableRequest;
import org.dropback.signing.V1Signature;
import org.dropback.signing.V4Credential;
import org.dropback.signing.V4Signature;

/** Signs calls that carry the bytes of an object, sends them, and turns everything but OSS's consent into a {@link StoreException}. Any thread. */
final class BodyClient implements Closeable {

    private final BodyTransport transport;
    private final Address address;
    private final String region;
    private final SignatureVersion version;
    private final Identity identity;

    BodyClient(Connection connection, Identity identity, StoreLimits limits) {
        transport = new BodyTransport(limits);
        address = Address.of(connection.endpoint());
        region = connection.region();
        version = connection.signature();
        this.identity = identity;
    }

    /** @return an answer with a 2xx status that OSS itself gave */
    Answer send(Call call) throws StoreException {
        if (call.body().transfer().cancelSignal().isCancelled()) {
            throw Failures.cancelled(call);
        }
        var credentials = identity.credentials(call.effect());
        var answer = send(call, signed(call, credentials));
        try {
            return Failures.requireSuccess(call, answer);
        } catch (StoreException refusal) {
            throw identity.heed(refusal, answer, credentials);
        }
    }

    /** OSS refuses without reading on and hangs up, which looks like a broken line; asked before the body, it says why. */
    private Answer send(Call call, SignedRequest signed) throws StoreException {
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

    private SignedRequest signed(Call call, Credentials credentials) {
        var headers = new TreeMap<String, String>();
        call.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        var token = credentials.token();
        if (token != null) {
            headers.put("x-oss-security-token", token.reveal());
        }
        var query = new ArrayList<Map.Entry<String, String>>();
        call.parameters().forEach((name, value) -> query.add(Map.entry(name, value == null ? "" : value)));
        var secret = credentials.accessKeySecret().reveal();
        var now = identity.clock().now();
        headers.put(version == SignatureVersion.V1 ? "date" : "x-oss-date", version == SignatureVersion.V1 ? V1Signature.date(now) : V4Signature.dateTime(now));
        if (version == SignatureVersion.V4) {
            headers.put("x-oss-content-sha256", V4Signature.UNSIGNED);
        }
        var request = new SignableRequest(call.method().name(), call.bucket(), call.key(), query, headers);
        headers.put("authorization", switch (version) {
            case V1 -> V1Signature.authorization(credentials.accessKeyId(), secret, request);
            case V4 -> V4Signature.authorization(secret, new V4Credential(credentials.accessKeyId(), headers.get("x-oss-date").substring(0, 8), region),
                    request, List.of());
        });
        return new SignedRequest(call.method().name(), address.host(call.bucket()), address.path(call.bucket(), call.key()) + query(query), headers);
    }

    private static String query(List<Map.Entry<String, String>> query) {
        return query.isEmpty() ? "" : "?" + query.stream().map(entry -> PercentEncoding.encode(entry.getKey())
                + (entry.getValue().isEmpty() ? "" : "=" + PercentEncoding.encode(entry.getValue()))).collect(Collectors.joining("&"));
    }

    BodyTransport transport() {
        return transport;
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}

package org.dropback.oss.aliyun;

import com.aliyun.oss.ClientConfiguration;
import com.aliyun.oss.ClientException;
import com.aliyun.oss.common.auth.DefaultCredentials;
import com.aliyun.oss.common.comm.ExecutionContext;
import com.aliyun.oss.common.comm.RequestMessage;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.internal.OSSUtils;
import com.aliyun.oss.internal.signer.OSSSignerBase;
import com.aliyun.oss.internal.signer.OSSSignerParams;
import com.aliyun.oss.model.GenericRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.Line;
import org.dropback.oss.StoreException;
import org.jspecify.annotations.Nullable;

/** Signs calls that carry no bytes of an object with the SDK, sends them, and turns everything but OSS's consent into a {@link StoreException}. Any thread. */
final class SignedClient implements AutoCloseable {

    private final SdkTransport transport;
    private final ClientConfiguration configuration = new ClientConfiguration();
    private final URI endpoint;
    private final String region;
    private final Identity identity;

    SignedClient(Connection connection, Identity identity, StoreLimits limits, @Nullable Line line) {
        transport = new SdkTransport(limits, line);
        var address = Address.of(connection);
        endpoint = connection.endpoint();
        region = connection.region();
        this.identity = identity;
        configuration.setSignatureVersion(switch (connection.signature()) {
            case V1 -> SignVersion.V1;
            case V4 -> SignVersion.V4;
        });
        configuration.setSupportCname(address.cname());
        configuration.setSLDEnabled(address.pathStyle());
        configuration.setMaxErrorRetry(0);
        configuration.setCrcCheckEnabled(false);
    }

    /** @return an answer with a 2xx status that OSS itself gave */
    Answer send(Call call) throws StoreException {
        if (call.body().transfer().cancelSignal().isCancelled() || transport.isClosed()) {
            throw Failures.cancelled(call);
        }
        var credentials = identity.credentials(call.effect(), call.body().transfer());
        var message = new RequestMessage(quiet(), call.bucket(), call.key());
        message.setMethod(call.method());
        message.setEndpoint(OSSUtils.determineFinalEndpoint(endpoint, call.bucket(), configuration));
        message.setResourcePath(OSSUtils.determineResourcePath(call.bucket(), call.key(), configuration.isSLDEnabled()));
        message.setHeaders(new HashMap<>(call.headers()));
        message.setParameters(new LinkedHashMap<>(call.parameters()));
        // Parameters of a POST go into the URL only where there is a content; the true one is the entity.
        message.setContent(InputStream.nullInputStream());
        var exchange = new Exchange(configuration, transport, call);
        try {
            exchange.sendRequest(message, context(call, credentials)).close();
        } catch (ClientException e) {
            throw Failures.noAnswer(call, e.getCause() == null ? e : e.getCause(), transport.isClosed());
        } catch (IOException e) {
            throw Failures.noAnswer(call, e, transport.isClosed());
        }
        try {
            return Failures.requireSuccess(call, exchange.answer());
        } catch (StoreException refusal) {
            throw identity.heed(refusal, exchange.answer(), credentials);
        }
    }

    private static DefaultCredentials sdk(Credentials credentials) {
        var token = credentials.token();
        return new DefaultCredentials(credentials.accessKeyId(), credentials.accessKeySecret().reveal(), token == null ? null : token.reveal());
    }

    private ExecutionContext context(Call call, Credentials credentials) {
        var parameters = new OSSSignerParams("/" + call.bucket() + "/" + (call.key() == null ? "" : call.key()),
                credentials.isAnonymous() ? null : sdk(credentials));
        parameters.setTickOffset(identity.clock().offset().toMillis());
        parameters.setProduct("oss");
        parameters.setRegion(region);
        var context = new ExecutionContext();
        context.setCharset("utf-8");
        context.setSigner(credentials.isAnonymous() ? _ -> { } : OSSSignerBase.createRequestSigner(configuration.getSignatureVersion(), parameters));
        return context;
    }

    /** The SDK would log what we hand on as an exception. */
    private static GenericRequest quiet() {
        var request = new GenericRequest();
        request.setLogEnabled(false);
        return request;
    }

    SdkTransport transport() {
        return transport;
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}

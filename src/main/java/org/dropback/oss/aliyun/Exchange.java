package org.dropback.oss.aliyun;

import com.aliyun.oss.ClientConfiguration;
import com.aliyun.oss.common.comm.ExecutionContext;
import com.aliyun.oss.common.comm.NoRetryStrategy;
import com.aliyun.oss.common.comm.ResponseMessage;
import com.aliyun.oss.common.comm.RetryStrategy;
import com.aliyun.oss.common.comm.ServiceClient;
import java.io.IOException;
import java.net.URI;
import org.apache.http.client.methods.HttpDelete;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpHead;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpPut;
import org.apache.http.client.methods.HttpRequestBase;
import org.jspecify.annotations.Nullable;

/** One request on its way through the SDK, which signs it and builds its URL; what comes back is kept here untouched. One use, one thread. */
final class Exchange extends ServiceClient {

    private final SdkTransport transport;
    private final Call call;
    private @Nullable Answer answer;

    Exchange(ClientConfiguration configuration, SdkTransport transport, Call call) {
        super(configuration);
        this.transport = transport;
        this.call = call;
    }

    Answer answer() {
        if (answer == null) {
            throw new IllegalStateException("nothing sent");
        }
        return answer;
    }

    @Override
    protected ResponseMessage sendRequestCore(Request request, ExecutionContext context) throws IOException {
        var http = http(URI.create(request.getUri()));
        request.getHeaders().forEach(http::addHeader);
        answer = transport.send(http, call.body(), call.copied());
        return new ResponseMessage(request);
    }

    private HttpRequestBase http(URI uri) {
        return switch (call.method()) {
            case PUT -> new HttpPut(uri);
            case POST -> new HttpPost(uri);
            case DELETE -> new HttpDelete(uri);
            case GET -> new HttpGet(uri);
            case HEAD -> new HttpHead(uri);
            default -> throw new IllegalArgumentException(call.method().name());
        };
    }

    @Override
    protected RetryStrategy getDefaultRetryStrategy() {
        return new NoRetryStrategy();
    }

    @Override
    public void shutdown() {
        // The connections outlive the exchange: they belong to the store.
    }
}

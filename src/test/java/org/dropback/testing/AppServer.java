package org.dropback.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.auth.TemporaryKey;
import org.dropback.signing.V1Signature;
import org.dropback.signing.V4Credential;
import org.dropback.signing.V4Signature;

/**
 * A user's application server, and STS, for a sandbox: {@code /v1}, {@code /v4} and {@code /dashscope} sign policies in the three shapes of facts 4 for keys under
 * {@code user/}, {@code /sts} lends keys, {@code /} assumes a role. Each path counts what it was asked.
 */
public final class AppServer implements AutoCloseable {

    public static final String FOLDER = "user/";

    private final Sandbox sandbox;
    private final HttpServer server;
    private final CopyOnWriteArrayList<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger keys = new AtomicInteger();
    private volatile Duration life = Duration.ofHours(1);
    private volatile boolean callback = true;
    private volatile boolean overwrite = true;
    private volatile int failures;

    public AppServer(Sandbox sandbox) throws IOException {
        this.sandbox = sandbox;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var answers = Map.<String, Function<HttpExchange, String>>of("/v1", _ -> v1(), "/v4", _ -> v4(), "/dashscope", _ -> dashscope(), "/sts", _ -> sts(), "/", _ -> role());
        answers.forEach((path, answer) -> server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI().toString());
            boolean fails = failures > 0;
            failures -= fails ? 1 : 0;
            var body = (fails ? "{}" : answer.apply(exchange)).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(fails ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }));
        server.start();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Request targets, in their order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Of what is lent and signed from now on. */
    public void life(Duration life) {
        this.life = life;
    }

    /** Whether policies come with a callback. */
    public void callback(boolean wanted) {
        callback = wanted;
    }

    /** Whether policies let objects be overwritten. */
    public void overwrite(boolean allowed) {
        overwrite = allowed;
    }

    /** The next so many questions are answered with 503. */
    public void fail(int times) {
        failures = times;
    }

    private Instant end() {
        return Instant.now().plus(life).truncatedTo(ChronoUnit.SECONDS);
    }

    private String host() {
        return sandbox.endpoint() + "/" + sandbox.buckets().getFirst() + "/";
    }

    private String callbackField() {
        return callback ? ",\"callback\":\"" + base64("{\"callbackUrl\":\"" + sandbox.receiverUrl() + "\",\"callbackBody\":\"k=${object}&by=server\"}") + '"' : "";
    }

    private String policy(String more) {
        return base64("{\"expiration\":\"" + end().toString().replace("Z", ".000Z") + "\",\"conditions\":[[\"starts-with\",\"$key\",\"" + FOLDER + "\"]" + more + "]}");
    }

    private String v1() {
        var policy = policy("");
        return "{\"accessid\":\"" + sandbox.accessKeyId() + "\",\"policy\":\"" + policy + "\",\"signature\":\"" + V1Signature.sign(sandbox.accessKeySecret(), policy)
                + "\",\"dir\":\"" + FOLDER + "\",\"host\":\"" + host() + "\",\"expire\":\"" + end().getEpochSecond() + "\"" + callbackField()
                + (overwrite ? "" : ",\"x_oss_forbid_overwrite\":\"true\"") + "}";
    }

    private String v4() {
        var date = V4Signature.dateTime(Instant.now());
        var credential = new V4Credential(sandbox.accessKeyId(), date.substring(0, 8), sandbox.region());
        var policy = policy(",{\"x-oss-signature-version\":\"OSS4-HMAC-SHA256\"},{\"x-oss-credential\":\"" + credential.text() + "\"},{\"x-oss-date\":\"" + date + "\"}");
        return "{\"version\":\"OSS4-HMAC-SHA256\",\"policy\":\"" + policy + "\",\"x_oss_credential\":\"" + credential.text() + "\",\"x_oss_date\":\"" + date + "\",\"signature\":\""
                + V4Signature.sign(sandbox.accessKeySecret(), credential, policy) + "\",\"security_token\":\"\",\"dir\":\"" + FOLDER + "\",\"host\":\"" + host() + "\""
                + callbackField() + "}";
    }

    private String dashscope() {
        var policy = policy("");
        return "{\"request_id\":\"r\",\"data\":{\"upload_host\":\"" + host() + "\",\"upload_dir\":\"" + FOLDER + "\",\"oss_access_key_id\":\"" + sandbox.accessKeyId()
                + "\",\"policy\":\"" + policy + "\",\"signature\":\"" + V1Signature.sign(sandbox.accessKeySecret(), policy) + "\",\"expire_in_seconds\":" + life.toSeconds() + "}}";
    }

    private String sts() {
        var key = lend();
        return "{\"StatusCode\":200,\"AccessKeyId\":\"" + key.accessKeyId() + "\",\"AccessKeySecret\":\"" + key.accessKeySecret() + "\",\"SecurityToken\":\"" + key.token()
                + "\",\"Expiration\":\"" + key.expires() + "\"}";
    }

    private String role() {
        var key = lend();
        return "{\"RequestId\":\"R\",\"Credentials\":{\"AccessKeyId\":\"" + key.accessKeyId() + "\",\"AccessKeySecret\":\"" + key.accessKeySecret() + "\",\"SecurityToken\":\""
                + key.token() + "\",\"Expiration\":\"" + key.expires() + "\"},\"AssumedRoleUser\":{}}";
    }

    /** A key of its own each time: the sandbox refuses it when it has run out. */
    private TemporaryKey lend() {
        int number = keys.incrementAndGet();
        var key = new TemporaryKey("STS.lent" + number, "lent-s3cret" + number, "lent-t0ken" + number, end());
        sandbox.temporaryKeys().add(key);
        return key;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

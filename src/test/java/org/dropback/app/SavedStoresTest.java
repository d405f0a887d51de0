package org.dropback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.dropback.connection.Connection;
import org.dropback.connection.Endpoint;
import org.dropback.connection.Grant;
import org.dropback.connection.KeySource;
import org.dropback.connection.Network;
import org.dropback.connection.Proxy;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SecretSlot;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.oss.Unwatched;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.secret.Secret;
import org.dropback.signing.SignableRequest;
import org.dropback.signing.V1Signature;
import org.dropback.store.ConnectionStore;
import org.dropback.testing.AppServer;
import org.dropback.text.Redactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each source of keys uploads to a sandbox, which verifies signature and token. */
class SavedStoresTest {

    private static final String STS = "{\"AccessKeyId\":\"STS.sandbox\",\"AccessKeySecret\":\"sandbox-sts-secret\",\"SecurityToken\":\"sandbox-sts-token\"";

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Redactor redactor = new Redactor();
    private Sandbox sandbox;
    private ConnectionParts parts;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.temporary());
        environment.put(ConnectionParts.PASSPHRASE, "open sesame");
        parts = ConnectionParts.of(new AppHome(folder.resolve("home")), environment::get, workers, Clock.systemUTC(), redactor);
    }

    @AfterEach
    void end() {
        sandbox.close();
        workers.shutdownNow();
    }

    private SavedConnection with(KeySource keys) {
        return SavedConnection.named("test").withEndpoint(new Endpoint(Endpoint.Kind.CUSTOM, sandbox.region(), sandbox.endpoint().getAuthority(), false))
                .withBucket("sandbox").withKeys(keys).withNetwork(Network.DIRECT);
    }

    private void uploads(SavedConnection connection) throws StoreException {
        try (var store = parts.stores().store(connection)) {
            put(store);
            assertEquals(5, store.head("sandbox", "key").size());
        }
    }

    private static void put(ObjectStore store) throws StoreException {
        store.put(new ObjectTarget("sandbox", "key", null, null), new ByteBody(new byte[5]), new Unwatched());
    }

    private Path file(String content) throws Exception {
        return Files.setPosixFilePermissions(Files.writeString(folder.resolve("config"), content), PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void keptKeysUploadAndAreMaskedFromThenOn() throws Exception {
        var connection = with(new KeySource.Kept(sandbox.accessKeyId()));
        assertEquals("CredentialsUnavailable", assertThrows(StoreException.class, () -> uploads(connection)).evidence().code());
        parts.secrets().keep(SecretSlot.ACCESS_KEY_SECRET.entry(connection.id()), new Secret(sandbox.accessKeySecret()));
        uploads(connection);
        assertFalse(redactor.redact("it is " + sandbox.accessKeySecret()).contains(sandbox.accessKeySecret()));
        var later = ConnectionParts.of(new AppHome(folder.resolve("home")), environment::get, workers, Clock.systemUTC(), redactor);
        try (var store = later.stores().store(connection)) {
            put(store);
        }
    }

    @Test
    void keysOfTheSessionUploadWithTheirToken() throws Exception {
        var connection = with(new KeySource.Session("STS.sandbox"));
        parts.secrets().keepForSession(SecretSlot.ACCESS_KEY_SECRET.entry(connection.id()), new Secret("sandbox-sts-secret"));
        assertEquals("InvalidAccessKeyId", assertThrows(StoreException.class, () -> uploads(connection)).evidence().code(), "the token is verified");
        parts.secrets().keepForSession(SecretSlot.SESSION_TOKEN.entry(connection.id()), new Secret("sandbox-sts-token"));
        uploads(connection);
        assertFalse(Files.exists(folder.resolve("home/secrets.json")));
    }

    @Test
    void theEnvironmentUploads() throws Exception {
        environment.putAll(Map.of("OSS_ACCESS_KEY_ID", "STS.sandbox", "OSS_ACCESS_KEY_SECRET", "sandbox-sts-secret", "OSS_SESSION_TOKEN", "sandbox-sts-token"));
        uploads(with(new KeySource.Environment()));
    }

    @Test
    void filesOfOtherToolsUpload() throws Exception {
        uploads(with(new KeySource.Ossutil(file("[Credentials]\naccessKeyID=STS.sandbox\naccessKeySecret=sandbox-sts-secret\nstsToken=sandbox-sts-token\n").toString(), "")));
        uploads(with(new KeySource.Ossutil(file("[profile dev]\naccess-key-id=" + sandbox.accessKeyId() + "\naccess-key-secret=" + sandbox.accessKeySecret() + "\n").toString(), "dev")));
        uploads(with(new KeySource.AliyunCli(file("{\"current\":\"a\",\"profiles\":[{\"name\":\"a\",\"mode\":\"StsToken\",\"access_key_id\":\"STS.sandbox\","
                + "\"access_key_secret\":\"sandbox-sts-secret\",\"sts_token\":\"sandbox-sts-token\"}]}").toString(), "")));
    }

    @Test
    void aProgramUploads() throws Exception {
        uploads(with(new KeySource.Process(List.of("/bin/sh", "-c", "echo '" + STS + ",\"Expiration\":\"2099-01-01T00:00:00Z\"}'"))));
    }

    @Test
    void serversThatLendKeysUpload() throws Exception {
        try (var server = new AppServer(sandbox)) {
            var sts = with(new KeySource.StsServer(server.uri("/sts").toString()));
            parts.secrets().keepForSession(SecretSlot.SERVER_QUERY.entry(sts.id()), new Secret("token=pl4nted"));
            uploads(sts);
            assertEquals("/sts?token=pl4nted", server.asked().getFirst(), "what stands behind the question mark is kept with the secrets");
            var role = with(new KeySource.AssumeRole("any", "acs:ram::1:role/upload", server.uri("/").toString(), Duration.ofHours(1)));
            parts.secrets().keepForSession(SecretSlot.ACCESS_KEY_SECRET.entry(role.id()), new Secret("any"));
            uploads(role);
        }
    }

    @Test
    void aRoleOfTheAliyunCliUploads() throws Exception {
        try (var server = new AppServer(sandbox)) {
            environment.put("DROPBACK_STS", server.uri("/").toString());
            var file = file("{\"profiles\":[{\"name\":\"default\",\"mode\":\"RamRoleArn\",\"access_key_id\":\"any\",\"access_key_secret\":\"pl4nted-cli\","
                    + "\"ram_role_arn\":\"acs:ram::1:role/upload\",\"ram_session_name\":\"of-the-cli\",\"expired_seconds\":1800}]}");
            var connection = with(new KeySource.AliyunCli(file.toString(), ""));
            uploads(connection);
            var asked = server.asked().getFirst();
            assertTrue(asked.contains("Action=AssumeRole") && asked.contains("AccessKeyId=any") && asked.contains("RoleArn=acs%3Aram%3A%3A1%3Arole%2Fupload")
                    && asked.contains("RoleSessionName=of-the-cli") && asked.contains("DurationSeconds=1800"), asked);
            assertFalse(redactor.redact("it is pl4nted-cli").contains("pl4nted-cli"), "the pair that takes the role is masked too");
            var found = parts.stores().keys(connection);
            assertEquals(file.toString(), found.origin());
            assertTrue(found.expiration().isAfter(Instant.now()));
        }
    }

    @Test
    void theRoleOfAnEcsInstanceUploads() throws Exception {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/latest/api/token", exchange -> {
            var answer = "metadata-token".getBytes();
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("PUT") ? 200 : 405, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.createContext("/latest/meta-data/ram/security-credentials/", exchange -> {
            boolean known = "metadata-token".equals(exchange.getRequestHeaders().getFirst("X-aliyun-ecs-metadata-token"));
            var path = exchange.getRequestURI().getPath();
            var answer = (path.endsWith("/upload-role") ? STS + ",\"Expiration\":\"2099-01-01T00:00:00Z\",\"Code\":\"Success\"}" : "upload-role").getBytes();
            exchange.sendResponseHeaders(!known ? 403 : path.endsWith("/other") ? 404 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            environment.put("DROPBACK_ECS_METADATA", "http://127.0.0.1:" + server.getAddress().getPort());
            uploads(with(new KeySource.EcsRole("")));
            uploads(with(new KeySource.EcsRole("upload-role")));
            for (var role : List.of("", ",\"ram_role_name\":\"upload-role\"")) {
                uploads(with(new KeySource.AliyunCli(file("{\"profiles\":[{\"name\":\"default\",\"mode\":\"EcsRamRole\"" + role + "}]}").toString(), "")));
            }
            var failure = assertThrows(StoreException.class, () -> uploads(with(new KeySource.EcsRole("other")))).evidence();
            assertTrue(failure.message().contains("does not have the role other"), failure.message());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void withoutKeysOnlyWhatEverybodyMayWriteTakesFiles() throws Exception {
        var connection = with(new KeySource.None());
        assertEquals("AccessDenied", assertThrows(StoreException.class, () -> uploads(connection)).evidence().code());
        try (var owner = parts.stores().store(with(new KeySource.Process(List.of("/bin/sh", "-c", "echo '" + STS + "}'"))))) {
            makePublic();
            put(owner);
        }
        try (var store = parts.stores().store(connection)) {
            put(store);
            assertEquals(5, store.head("sandbox", "key").size());
        }
    }

    /** As a console would: a signed PutBucketAcl. */
    private void makePublic() throws Exception {
        var headers = Map.of("x-oss-acl", "public-read-write");
        var request = new SignableRequest("PUT", "sandbox", null, List.of(Map.entry("acl", "")), headers);
        var query = V1Signature.presign(sandbox.accessKeyId(), sandbox.accessKeySecret(), null, Instant.now().getEpochSecond() + 600, request).stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        var sent = HttpRequest.newBuilder(URI.create(sandbox.endpoint() + "/sandbox/?acl&" + query)).header("x-oss-acl", "public-read-write")
                .PUT(HttpRequest.BodyPublishers.noBody()).build();
        try (var client = HttpClient.newHttpClient()) {
            assertEquals(200, client.send(sent, HttpResponse.BodyHandlers.ofString()).statusCode());
        }
    }

    @Test
    void aProxyIsPassedWithItsPassword() throws Exception {
        try (var proxy = new PlainProxy("me", "pl4nted-proxy")) {
            var connection = with(new KeySource.Session(sandbox.accessKeyId())).withNetwork(new Network(new Proxy(Proxy.Kind.MANUAL, "127.0.0.1", proxy.port(), "me"), "",
                    Duration.ofSeconds(5), Duration.ofSeconds(50)));
            parts.secrets().keepForSession(SecretSlot.ACCESS_KEY_SECRET.entry(connection.id()), new Secret(sandbox.accessKeySecret()));
            assertEquals("ProxyRefused", assertThrows(StoreException.class, () -> uploads(connection)).evidence().code());
            parts.secrets().keepForSession(SecretSlot.PROXY_PASSWORD.entry(connection.id()), new Secret("pl4nted-proxy"));
            uploads(connection);
            assertTrue(proxy.passed() > 1);
        }
    }

    @Test
    void anUploadIsOpenedByTheNameOfItsConnection() throws Exception {
        var connection = with(new KeySource.Session(sandbox.accessKeyId()));
        parts.secrets().keepForSession(SecretSlot.ACCESS_KEY_SECRET.entry(connection.id()), new Secret(sandbox.accessKeySecret()));
        var saved = new ConnectionStore(folder.resolve("connections.json"));
        saved.save(null, connection);
        var opener = new SavedOpener(new GuardedOpener(redactor, Clock.systemUTC()), () -> saved, parts.stores());
        try (var store = opener.open(connection.connection(), Grant.NONE)) {
            put(store);
        }
        var gone = new Connection("gone", sandbox.endpoint(), sandbox.region(), "sandbox", connection.signature());
        assertThrows(StoreException.class, () -> opener.open(gone, Grant.NONE));
    }
}

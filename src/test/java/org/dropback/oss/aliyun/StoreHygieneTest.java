package org.dropback.oss.aliyun;

import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.PLAIN;
import static org.dropback.oss.aliyun.StoreFixture.ossHeaders;
import static org.dropback.oss.aliyun.StoreFixture.store;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.aliyun.oss.common.comm.IdleConnectionReaper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropback.callback.Stored;
import org.dropback.connection.Connection;
import org.dropback.connection.Credentials;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.StoreException;
import org.dropback.secret.Secret;
import org.dropback.text.Redactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Names refused before anything is sent, secrets unsaid, nothing left behind. */
class StoreHygieneTest {

    private static final ByteBody BODY = new ByteBody(new byte[] {1, 2, 3});

    @ParameterizedTest
    @ValueSource(strings = {"", "/leading", "\\leading"})
    void aKeyThatOssRefusesIsNotSent(String key) throws Exception {
        assertNotSent(new ObjectTarget("bucket", key, null, null), "KeyInvalid");
    }

    @Test
    void aKeyOfMoreThan1023BytesIsNotSent() throws Exception {
        assertNotSent(new ObjectTarget("bucket", "图".repeat(342), null, null), "KeyInvalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "Bucket", "bucket-", "a.b.c", "桶桶桶", "bucket/x"})
    void aBucketThatCannotBeIsNotSent(String bucket) throws Exception {
        assertNotSent(new ObjectTarget(bucket, "key", null, null), "InvalidBucketName");
    }

    private static void assertNotSent(ObjectTarget target, String code) throws Exception {
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, "", ossHeaders(request.body()))); var store = store(server.endpoint())) {
            for (var call : new Executable[] {() -> store.put(target, BODY, new StoreFixture.Watch()),
                () -> store.initiate(target), () -> store.head(target.bucket(), target.key())}) {
                var evidence = assertThrows(StoreException.class, call).evidence();
                assertEquals(code, evidence.code());
                assertEquals(Stored.NO, evidence.stored());
            }
            assertEquals(0, server.received().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"oss-cn-hangzhou.aliyuncs.com,HostUnknown", "ftp://h,HostUnknown", "http:///x,HostUnknown", "http://under_score:80,HostUnknown"})
    void anEndpointWithoutHostIsRefusedAtOnce(String endpoint, String code) {
        assertEquals(code, assertThrows(StoreException.class, () -> store(URI.create(endpoint))).evidence().code());
    }

    @ParameterizedTest
    @CsvSource({"'',secret", "id,''"})
    void anEmptyKeyIsRefusedAtOnce(String id, String secret) {
        var connection = new Connection("c", URI.create("http://127.0.0.1:1"), "r", "bucket", SignatureVersion.V4);
        var failure = assertThrows(StoreException.class, () -> AliyunObjectStore.open(connection, new Credentials(id, new Secret(secret), null)));
        assertEquals("InvalidAccessKeyId", failure.evidence().code());
    }

    @Test
    void aStoreLeavesNoThreadBehind() throws Exception {
        var before = Thread.getAllStackTraces().keySet();
        var reaped = IdleConnectionReaper.size();
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, "", ossHeaders(request.body())))) {
            try (var store = store(server.endpoint())) {
                store.put(PLAIN, BODY, new StoreFixture.Watch());
                assertEquals(reaped, IdleConnectionReaper.size(), "the SDK's reaper thread is not set to work");
            }
        }
        await().untilAsserted(() -> assertEquals(Set.of(), startedSince(before)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 203, 403, 500})
    void noSecretIsSaidInLogsExceptionsOrResults(int status) throws Exception {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var level = root.getLevel();
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        root.addAppender(logged);
        root.setLevel(Level.INFO);
        var said = new StringWriter();
        try (var server = new ScriptedServer((request, out) -> {
            request.body();
            if (status == 500) {
                throw new IOException("cut");
            }
            respond(out, status, "<Error><Code>X</Code></Error>", ossHeaders(new byte[] {9}));
        }); var store = AliyunObjectStore.open(new Connection("c", server.endpoint(), "r", "bucket", SignatureVersion.V4),
                new Credentials("ak", new Secret(StoreFixture.SECRET), new Secret("pl4nted-token")))) {
            said.append(store.toString());
            var failure = assertThrows(StoreException.class, () -> store.put(PLAIN, BODY, new StoreFixture.Watch()));
            failure.printStackTrace(new PrintWriter(said));
            said.append(failure.evidence().toString());
        } finally {
            root.detachAppender(logged);
            root.setLevel(level);
        }
        logged.list.forEach(event -> said.append(event.getFormattedMessage()));
        assertFalse(said.toString().contains("pl4nted"), said.toString());
        assertEquals(0, logged.list.size(), "what is thrown is not logged too: " + logged.list);
    }

    /** At debug level the HTTP client logs heads; the redactor takes the signature and token out of them. */
    @Test
    void theRedactorCleansAHeadThatWasLogged() throws Exception {
        var redactor = new Redactor();
        redactor.register(StoreFixture.SECRET);
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, "", ossHeaders(request.body())));
             var store = AliyunObjectStore.open(new Connection("c", server.endpoint(), "r", "bucket", SignatureVersion.V1),
                     new Credentials("ak", new Secret(StoreFixture.SECRET), new Secret("pl4nted-token")))) {
            store.put(PLAIN, BODY, new StoreFixture.Watch());
            var headers = server.received().getFirst().headers();
            var redacted = redactor.redact(headers.entrySet().stream().map(header -> header.getKey() + ": " + header.getValue()).collect(Collectors.joining("\r\n")));
            assertFalse(redacted.contains("pl4nted"), redacted);
            assertFalse(redacted.contains(headers.get("authorization").substring(5)), redacted);
        }
    }

    @Test
    void noPublicSignatureShowsATypeOfTheSdk() {
        for (var method : AliyunObjectStore.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                assertFalse(method.toGenericString().contains("com.aliyun") || method.toGenericString().contains("org.apache"), method.toGenericString());
            }
        }
    }

    /** Names of the platform threads that run now and did not then; those of the JVM's own pools aside. */
    private static Set<String> startedSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> !before.contains(thread)).map(Thread::getName)
                .filter(name -> !name.startsWith("ForkJoin") && !name.startsWith("VirtualThread") && !name.startsWith("awaitility"))
                .collect(Collectors.toSet());
    }
}

package org.dropback.oss.aliyun;

import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.ossHeaders;
import static org.dropback.oss.aliyun.StoreFixture.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.dropback.callback.Stored;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ObjectOptions;
import org.dropback.oss.ObjectStore;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an object is to have beside its bytes. */
class ObjectOptionsStoreTest {

    private static final ByteBody BODY = new ByteBody(StoreFixture.bytes(120_000));
    private static final ObjectOptions ALL = new ObjectOptions(Map.of("cache-control", "max-age=60", "content-disposition", "attachment; filename=\"价格.txt\"",
            "content-encoding", "identity", "content-language", "zh-CN", "expires", "Wed, 21 Oct 2026 07:28:00 GMT"),
            Map.of("author", "李雷", "n", "1"), Map.of("季 度", "秋/天", "a", ""), "public-read", "IA", false);

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void whatIsSaidAtPutAndInitiateIsReadBackAndPutBack(SignatureVersion version) throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary()); var store = StoreFixture.store(sandbox, version)) {
            store.put(target("put", ALL), BODY, new StoreFixture.Watch());
            assertEquals(ALL, optionsOf(store, "put"));
            multipart(store, target("parts", ALL));
            assertEquals(ALL, optionsOf(store, "parts"));
            store.put(target("again", optionsOf(store, "parts")), BODY, new StoreFixture.Watch());
            assertEquals(ALL, optionsOf(store, "again"));
            store.put(target("bare", ObjectOptions.NONE), BODY, new StoreFixture.Watch());
            assertEquals(new ObjectOptions(Map.of(), Map.of(), Map.of(), "default", "Standard", false), optionsOf(store, "bare"));
        }
    }

    @Test
    void anOverwriteThatIsForbiddenIsRefused() throws Exception {
        var careful = new ObjectOptions(Map.of(), Map.of(), Map.of(), null, null, true);
        try (var sandbox = Sandbox.start(SandboxOptions.temporary()); var store = StoreFixture.store(sandbox, SignatureVersion.V4)) {
            var uploadId = store.initiate(target("key", careful));
            var part = store.uploadPart(target("key", careful), uploadId, 1, BODY, new StoreFixture.Watch());
            store.put(target("key", careful), BODY, new StoreFixture.Watch());
            for (var call : List.<Executable>of(() -> store.put(target("key", careful), BODY, new StoreFixture.Watch()),
                    () -> store.initiate(target("key", careful)), () -> store.complete(target("key", careful), uploadId, List.of(part), null))) {
                var evidence = assertThrows(StoreException.class, call).evidence();
                assertEquals("FileAlreadyExists", evidence.code());
                assertEquals(409, evidence.httpStatus());
            }
        }
    }

    @Test
    void encryptionGoesToPutAndInitiateAndTheAclToCompleteToo() throws Exception {
        var options = new ObjectOptions(Map.of("x-oss-server-side-encryption", "KMS", "x-oss-server-side-encryption-key-id", "k"), Map.of(), Map.of(),
                "private", "Archive", true);
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, request.target().endsWith("?uploads")
                ? "<InitiateMultipartUploadResult><UploadId>U</UploadId></InitiateMultipartUploadResult>" : "", ossHeaders(request.body())));
             var store = store(server.endpoint())) {
            store.put(target("key", options), BODY, new StoreFixture.Watch());
            store.initiate(target("key", options));
            store.uploadPart(target("key", options), "U", 1, BODY, new StoreFixture.Watch());
            store.complete(target("key", options), "U", List.of(new PartReceipt(1, 1, "E", 0)), null);
            var sent = server.received().stream().map(ScriptedServer.Received::headers).toList();
            for (int i : new int[] {0, 1}) {
                assertEquals("KMS", sent.get(i).get("x-oss-server-side-encryption"));
                assertEquals("k", sent.get(i).get("x-oss-server-side-encryption-key-id"));
                assertEquals("Archive", sent.get(i).get("x-oss-storage-class"));
            }
            assertEquals(List.of("private", "private", "-", "private"), sent.stream().map(headers -> headers.getOrDefault("x-oss-object-acl", "-")).toList());
            assertEquals(List.of("true", "true", "-", "true"), sent.stream().map(headers -> headers.getOrDefault("x-oss-forbid-overwrite", "-")).toList());
        }
    }

    @Test
    void tagsAreReadWithTheWhiteSpaceTheyHave() throws Exception {
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, "<Tagging><TagSet>\n<Tag><Key>a </Key><Value> b\t</Value></Tag>\n"
                + "<Tag><Key>c</Key><Value> </Value></Tag></TagSet></Tagging>", ossHeaders(request.body())));
             var store = store(server.endpoint())) {
            assertEquals(Map.of("a ", " b\t", "c", " "), store.tags("bucket", "key"));
        }
    }

    @Test
    void whatCannotBeSentIsRefusedBefore() throws Exception {
        var evil = new ObjectOptions(Map.of("cache-control", "a\r\nx-oss-object-acl: public-read"), Map.of(), Map.of(), null, null, false);
        try (var server = new ScriptedServer((request, out) -> respond(out, 200, "", ossHeaders(request.body()))); var store = store(server.endpoint())) {
            for (var target : List.of(target("key", evil), new ObjectTarget("bucket", "key", "text/plain\r\nX: y", null))) {
                for (var call : List.<Executable>of(() -> store.put(target, BODY, new StoreFixture.Watch()), () -> store.initiate(target))) {
                    var evidence = assertThrows(StoreException.class, call).evidence();
                    assertEquals("InvalidArgument", evidence.code());
                    assertEquals(Stored.NO, evidence.stored());
                }
            }
            assertEquals(0, server.received().size());
        }
    }

    private static ObjectTarget target(String key, ObjectOptions options) {
        return new ObjectTarget("sandbox", key, "text/plain", options, null);
    }

    private static ObjectOptions optionsOf(ObjectStore store, String key) throws StoreException {
        return ObjectOptions.of(store.head("sandbox", key), store.acl("sandbox", key), store.tags("sandbox", key));
    }

    private static void multipart(ObjectStore store, ObjectTarget target) throws StoreException {
        var uploadId = store.initiate(target);
        var part = store.uploadPart(target, uploadId, 1, BODY, new StoreFixture.Watch());
        store.complete(target, uploadId, List.of(part), part.crc64());
    }
}

package org.dropback.oss.aliyun;

import static org.dropback.oss.aliyun.ScriptedServer.respond;
import static org.dropback.oss.aliyun.StoreFixture.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.dropback.callback.Stored;
import org.dropback.connection.SignatureVersion;
import org.dropback.oss.ByteBody;
import org.dropback.oss.ListedPart;
import org.dropback.oss.ObjectTarget;
import org.dropback.oss.OngoingUpload;
import org.dropback.oss.StoreException;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts and uploads that OSS has, page by page. */
class ListingsTest {

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void partsAreListedWithTheCrc64ThatTheSdkDrops(SignatureVersion version) throws Exception {
        var bytes = StoreFixture.bytes(120_000);
        var target = new ObjectTarget("sandbox", "a/图 1+.txt", null, null);
        try (var sandbox = Sandbox.start(SandboxOptions.temporary()); var store = StoreFixture.store(sandbox, version)) {
            var uploadId = store.initiate(target);
            assertEquals(List.of(), store.listParts("sandbox", target.key(), uploadId));
            var seven = store.uploadPart(target, uploadId, 7, new ByteBody(bytes), new StoreFixture.Watch());
            var two = store.uploadPart(target, uploadId, 2, new ByteBody(bytes), new StoreFixture.Watch());
            assertEquals(List.of(new ListedPart(2, 120_000, two.etag(), StoreFixture.crc64(bytes)),
                    new ListedPart(7, 120_000, seven.etag(), StoreFixture.crc64(bytes))), store.listParts("sandbox", target.key(), uploadId));
            store.abort(target, uploadId);
            var evidence = assertThrows(StoreException.class, () -> store.listParts("sandbox", target.key(), uploadId)).evidence();
            assertEquals("NoSuchUpload", evidence.code());
            assertEquals(Stored.UNKNOWN, evidence.stored(), "it may as well have been completed");
        }
    }

    @Test
    void allPagesOfPartsAreRead() throws Exception {
        var part = new ByteBody(new byte[] {1});
        var target = new ObjectTarget("sandbox", "many", null, null);
        try (var sandbox = Sandbox.start(SandboxOptions.temporary()); var store = StoreFixture.store(sandbox, SignatureVersion.V4)) {
            var uploadId = store.initiate(target);
            for (int number = 1; number <= 1001; number++) {
                store.uploadPart(target, uploadId, number, part, new StoreFixture.Watch());
            }
            assertEquals(IntStream.rangeClosed(1, 1001).boxed().toList(),
                    store.listParts("sandbox", "many", uploadId).stream().map(ListedPart::number).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(SignatureVersion.class)
    void allPagesOfUploadsAreReadWhateverTheirKeys(SignatureVersion version) throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.temporary()); var store = StoreFixture.store(sandbox, version)) {
            for (int i = 0; i < 201; i++) {
                store.initiate(new ObjectTarget("sandbox", "图+ %&<\u0001>/" + i, null, null));
            }
            var same = List.of(store.initiate(new ObjectTarget("sandbox", "z", null, null)), store.initiate(new ObjectTarget("sandbox", "z", null, null)));
            var all = store.listUploads("sandbox", "");
            assertEquals(203, all.size());
            assertEquals(201, all.stream().map(OngoingUpload::key).filter(key -> key.startsWith("图+ %&<\u0001>/")).distinct().count());
            assertEquals(same.stream().sorted().toList(), store.listUploads("sandbox", "z").stream().map(OngoingUpload::uploadId).sorted().toList());
            assertTrue(Duration.between(all.getFirst().initiated(), Instant.now()).abs().toMinutes() < 2);
            assertEquals(List.of(), store.listUploads("sandbox", "nothing"));
        }
    }

    /** Each would go on for ever, or hand on nonsense. */
    @ParameterizedTest
    @ValueSource(strings = {"<ListPartsResult><IsTruncated>true</IsTruncated></ListPartsResult>",
        "<ListPartsResult><IsTruncated>true</IsTruncated><Part><PartNumber>1</PartNumber><Size>1</Size></Part></ListPartsResult>",
        "<ListPartsResult><Part><PartNumber>one</PartNumber><Size>1</Size></Part></ListPartsResult>",
        "<ListPartsResult><Part><PartNumber>10001</PartNumber><Size>1</Size></Part></ListPartsResult>",
        "<ListPartsResult><Part><PartNumber>1</PartNumber><Size>-1</Size></Part></ListPartsResult>",
        "<ListMultipartUploadsResult><IsTruncated>true</IsTruncated></ListMultipartUploadsResult>",
        "<ListMultipartUploadsResult><IsTruncated>true</IsTruncated><NextKeyMarker>a</NextKeyMarker><Upload><Key>a</Key><UploadId>U</UploadId>"
            + "<Initiated>2026-01-01T00:00:00.000Z</Initiated></Upload></ListMultipartUploadsResult>",
        "<ListMultipartUploadsResult><Upload><Key>a</Key><UploadId>U</UploadId><Initiated>yesterday</Initiated></Upload></ListMultipartUploadsResult>",
        "<ListMultipartUploadsResult><EncodingType>url</EncodingType><Upload><Key>%zz</Key></Upload></ListMultipartUploadsResult>", "{}", ""})
    void aPageThatCannotBeIsUnreadable(String page) throws Exception {
        try (var server = new ScriptedServer((_, out) -> respond(out, 200, page, "x-oss-request-id: 1")); var store = store(server.endpoint())) {
            for (var call : List.<Executable>of(() -> store.listParts("bucket", "key", "U"), () -> store.listUploads("bucket", ""),
                    () -> store.acl("bucket", "key"), () -> store.tags("bucket", "key"))) {
                assertEquals("AnswerUnreadable", assertThrows(StoreException.class, call).evidence().code());
            }
        }
    }
}

package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aliyun.oss.OSSException;
import com.aliyun.oss.model.AbortMultipartUploadRequest;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ListPartsRequest;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PartETag;
import com.aliyun.oss.model.UploadPartRequest;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dropback.digest.Crc64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest extends OnOneServed {

    private static final int PART = 100 << 10;
    private static final byte[] BYTES = new byte[3 * PART + 1234];

    static {
        new Random(5).nextBytes(BYTES);
    }

    @Test
    void partsInAnyOrderBecomeTheObject() throws Exception {
        var metadata = new ObjectMetadata();
        metadata.setContentType("text/x-parts");
        metadata.addUserMetadata("a", "b");
        var id = oss.initiateMultipartUpload(new InitiateMultipartUploadRequest("sandbox", "whole \u4e2d", metadata)).getUploadId();
        var tags = new ArrayList<PartETag>();
        for (int number : new int[] {7, 1, 3, 2}) {
            tags.add(upload("whole \u4e2d", id, number, slice(number == 7 ? 3 : number - 1)));
        }
        tags.sort((a, b) -> a.getPartNumber() - b.getPartNumber());
        var done = oss.completeMultipartUpload(new CompleteMultipartUploadRequest("sandbox", "whole \u4e2d", id, tags));
        var md5 = MessageDigest.getInstance("MD5");
        for (int i = 0; i < 4; i++) {
            md5.update(MessageDigest.getInstance("MD5").digest(slice(i)));
        }
        assertEquals(HexFormat.of().withUpperCase().formatHex(md5.digest()) + "-4", done.getETag());
        assertEquals("whole \u4e2d", done.getKey());
        var crc = new Crc64();
        crc.update(BYTES, 0, BYTES.length);
        assertEquals(Crc64.unsigned(crc.value()), Long.toUnsignedString(done.getServerCRC()));
        var got = oss.getObject("sandbox", "whole \u4e2d");
        assertArrayEquals(BYTES, got.getObjectContent().readAllBytes());
        assertEquals("text/x-parts", got.getObjectMetadata().getContentType());
        assertEquals("b", got.getObjectMetadata().getUserMetadata().get("a"));
        assertEquals("Multipart", got.getObjectMetadata().getObjectType());
        var ranged = new com.aliyun.oss.model.GetObjectRequest("sandbox", "whole \u4e2d");
        ranged.setRange(PART - 3, 2L * PART + 2);
        assertArrayEquals(Arrays.copyOfRange(BYTES, PART - 3, 2 * PART + 3), oss.getObject(ranged).getObjectContent().readAllBytes());
        assertEquals("NoSuchUpload", refused("whole \u4e2d", id, tags));
    }

    @Test
    void aPartUploadedAgainReplacesTheFirst() throws Exception {
        var id = begin("again");
        upload("again", id, 1, new byte[5]);
        var tag = upload("again", id, 1, "final".getBytes(UTF_8));
        complete("again", id, List.of(tag));
        assertArrayEquals("final".getBytes(UTF_8), oss.getObject("sandbox", "again").getObjectContent().readAllBytes());
    }

    @Test
    void partsAreListedWithTheirTags() {
        var id = begin("listed");
        var first = upload("listed", id, 1, slice(0));
        var second = upload("listed", id, 5, slice(1));
        var request = new ListPartsRequest("sandbox", "listed", id);
        request.setMaxParts(1);
        var page = oss.listParts(request);
        assertEquals(List.of(first.getETag()), page.getParts().stream().map(part -> part.getETag()).toList());
        assertEquals(true, page.isTruncated());
        request.setPartNumberMarker(page.getNextPartNumberMarker());
        var rest = oss.listParts(request);
        assertEquals(List.of(second.getETag()), rest.getParts().stream().map(part -> part.getETag()).toList());
        assertEquals(PART, rest.getParts().getFirst().getSize());
        assertFalse(rest.isTruncated());
    }

    @Test
    void anAbortedUploadIsGone() {
        var id = begin("aborted");
        var tag = upload("aborted", id, 1, slice(0));
        oss.abortMultipartUpload(new AbortMultipartUploadRequest("sandbox", "aborted", id));
        assertEquals("NoSuchUpload", refused("aborted", id, List.of(tag)));
        assertFalse(oss.doesObjectExist("sandbox", "aborted"));
    }

    @Test
    void theRulesOfCompleteAreKept() {
        var id = begin("rules");
        var one = upload("rules", id, 1, slice(0));
        var two = upload("rules", id, 2, slice(1));
        var small = upload("rules", id, 3, new byte[PART - 1]);
        var last = upload("rules", id, 4, new byte[1]);
        assertEquals("InvalidPart", refused("rules", id, List.of(one, new PartETag(9, one.getETag()))));
        assertEquals("InvalidPart", refused("rules", id, List.of(one, new PartETag(2, one.getETag()))));
        assertEquals("EntityTooSmall", refused("rules", id, List.of(one, small, last)));
        assertEquals("NoSuchUpload", refused("other", id, List.of(one)));
        complete("rules", id, List.of(one, two, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Part><PartNumber>2</PartNumber><ETag>B</ETag></Part><Part><PartNumber>1</PartNumber><ETag>A</ETag></Part>",
        "<Part><PartNumber>1</PartNumber><ETag>A</ETag></Part><Part><PartNumber>1</PartNumber><ETag>A</ETag></Part>"})
    void partsOutOfOrderAreRefused(String template) throws Exception {
        var id = begin("order");
        var a = upload("order", id, 1, slice(0)).getETag();
        var b = upload("order", id, 2, slice(1)).getETag();
        var xml = "<CompleteMultipartUpload>" + template.replace(">A<", ">\"" + a + "\"<").replace(">B<", ">" + b + "<") + "</CompleteMultipartUpload>";
        var answer = new Signed(sandbox).send("POST", "order", "uploadId=" + id, Map.of(), xml.getBytes(UTF_8));
        assertEquals("400 InvalidPartOrder", answer.statusCode() + " " + Signed.element(answer, "Code"));
    }

    @Test
    void completeAllTakesEveryPartAndNoBody() throws Exception {
        var id = begin("all");
        upload("all", id, 1, slice(0));
        upload("all", id, 2, slice(1));
        var signed = new Signed(sandbox);
        var all = Map.of("x-oss-complete-all", "yes");
        var refused = signed.send("POST", "all", "uploadId=" + id, all, "<x/>".getBytes(UTF_8));
        assertEquals("Should not speficy both complete all header and http body.", Signed.element(refused, "Message"));
        assertEquals(200, signed.send("POST", "all", "uploadId=" + id, all, new byte[0]).statusCode());
        assertEquals(2 * PART, oss.getObjectMetadata("sandbox", "all").getContentLength());
    }

    @Test
    void aForbiddenOverwriteLeavesTheUploadOpen() throws Exception {
        var id = begin("kept");
        var tag = upload("kept", id, 1, slice(0));
        oss.putObject("sandbox", "kept", new ByteArrayInputStream("first".getBytes(UTF_8)));
        var xml = "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>" + tag.getETag() + "</ETag></Part></CompleteMultipartUpload>";
        var answer = new Signed(sandbox).send("POST", "kept", "uploadId=" + id, Map.of("x-oss-forbid-overwrite", "true"), xml.getBytes(UTF_8));
        assertEquals("409 FileAlreadyExists", answer.statusCode() + " " + Signed.element(answer, "Code"));
        complete("kept", id, List.of(tag));
        assertArrayEquals(slice(0), oss.getObject("sandbox", "kept").getObjectContent().readAllBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10001", "-1", "x", "1.5", "99999999999999999999"})
    void aPartNumberOutOfRangeIsRefused(String number) throws Exception {
        var answer = new Signed(sandbox).send("PUT", "k", "partNumber=" + number + "&uploadId=" + begin("k"), Map.of(), new byte[3]);
        assertEquals("400 InvalidArgument", answer.statusCode() + " " + Signed.element(answer, "Code"));
        assertEquals("Part number must be an integer between 1 and 10000, inclusive.", Signed.element(answer, "Message"));
    }

    private static String begin(String key) {
        return oss.initiateMultipartUpload(new InitiateMultipartUploadRequest("sandbox", key)).getUploadId();
    }

    private static PartETag upload(String key, String id, int number, byte[] bytes) {
        return oss.uploadPart(new UploadPartRequest("sandbox", key, id, number, new ByteArrayInputStream(bytes), bytes.length)).getPartETag();
    }

    private static void complete(String key, String id, List<PartETag> tags) {
        oss.completeMultipartUpload(new CompleteMultipartUploadRequest("sandbox", key, id, new ArrayList<>(tags)));
    }

    private static String refused(String key, String id, List<PartETag> tags) {
        return assertThrows(OSSException.class, () -> complete(key, id, tags)).getErrorCode();
    }

    private static byte[] slice(int index) {
        return Arrays.copyOfRange(BYTES, index * PART, Math.min(BYTES.length, (index + 1) * PART));
    }
}

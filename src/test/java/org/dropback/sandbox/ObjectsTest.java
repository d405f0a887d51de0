package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.OSSException;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.ObjectMetadata;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectsTest extends OnOneServed {

    @Test
    void aPutComesBackWithItsBytesAndHeaders() throws Exception {
        var bytes = new byte[3_000_000];
        new Random(3).nextBytes(bytes);
        var metadata = new ObjectMetadata();
        metadata.setContentType("application/x-thing");
        metadata.setCacheControl("no-cache");
        metadata.addUserMetadata("author", "alice");
        var put = oss.putObject("sandbox", "big", new ByteArrayInputStream(bytes), metadata);
        var md5 = MessageDigest.getInstance("MD5").digest(bytes);
        assertEquals(HexFormat.of().withUpperCase().formatHex(md5), put.getETag());
        // The client compares its own CRC64 with the server's and throws when they differ.
        assertEquals(put.getClientCRC(), put.getServerCRC());
        assertTrue(put.getRequestId().matches("[0-9A-F]{24}"));
        var got = oss.getObject("sandbox", "big");
        assertArrayEquals(bytes, got.getObjectContent().readAllBytes());
        assertEquals("application/x-thing", got.getObjectMetadata().getContentType());
        assertEquals("no-cache", got.getObjectMetadata().getCacheControl());
        assertEquals("alice", got.getObjectMetadata().getUserMetadata().get("author"));
        assertEquals(Base64.getEncoder().encodeToString(md5), got.getObjectMetadata().getContentMD5());
        var head = oss.getObjectMetadata("sandbox", "big");
        assertEquals(bytes.length, head.getContentLength());
        assertEquals(put.getServerCRC().toString(), head.getServerCRC().toString());
        assertTrue(oss.doesObjectExist("sandbox", "big"));
    }

    @Test
    void crc64IsOssOwn() throws Exception {
        var answer = signed.put("check", "123456789".getBytes(UTF_8), Map.of());
        assertEquals(new BigInteger("995DC9BBDF1939FA", 16).toString(), answer.headers().firstValue("x-oss-hash-crc64ecma").orElseThrow());
        assertEquals("AliyunOSS", answer.headers().firstValue("Server").orElseThrow());
        assertEquals("\"25F9E794323B453885F5181F1B624D0B\"", answer.headers().firstValue("ETag").orElseThrow());
        assertEquals("0", answer.headers().firstValue("Content-Length").orElseThrow());
    }

    @Test
    void anEmptyObjectIsAnObject() throws Exception {
        assertEquals(200, signed.put("empty", new byte[0], Map.of()).statusCode());
        assertEquals("0", signed.get("empty").headers().firstValue("x-oss-hash-crc64ecma").orElseThrow());
        assertEquals(0, oss.getObjectMetadata("sandbox", "empty").getContentLength());
    }

    @ParameterizedTest
    @CsvSource({"0,4,hello", "6,10,world", "3,3,l", "6,,world"})
    void aRangeIsAPart(long from, Long to, String part) throws Exception {
        signed.put("ranged", "hello world".getBytes(UTF_8), Map.of());
        var request = new GetObjectRequest("sandbox", "ranged");
        request.setRange(from, to == null ? -1 : to);
        assertEquals(part, new String(oss.getObject(request).getObjectContent().readAllBytes(), UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=20-30", "bytes=5-1", "bytes=0-20", "chars=0-1", "bytes=-", "bytes=0-1,3-4", "bytes=99999999999999999999-"})
    void aRangeThatDoesNotFitGivesTheWhole(String range) throws Exception {
        signed.put("ranged", "hello world".getBytes(UTF_8), Map.of());
        var answer = signed.send("GET", "ranged", "", Map.of("Range", range), new byte[0]);
        assertEquals("200 hello world", answer.statusCode() + " " + Signed.text(answer));
    }

    @Test
    void aDeletedObjectIsGoneAndDeletingAgainIsNoError() throws Exception {
        signed.put("gone", "x".getBytes(UTF_8), Map.of());
        assertEquals(204, signed.send("DELETE", "gone", "", Map.of(), new byte[0]).statusCode());
        assertEquals(204, signed.send("DELETE", "gone", "", Map.of(), new byte[0]).statusCode());
        var answer = signed.get("gone");
        assertEquals("404 NoSuchKey", answer.statusCode() + " " + Signed.element(answer, "Code"));
        assertEquals(answer.headers().firstValue("x-oss-request-id").orElseThrow(), Signed.element(answer, "RequestId"));
        assertFalse(oss.doesObjectExist("sandbox", "gone"));
        var head = signed.send("HEAD", "gone", "", Map.of(), new byte[0]);
        assertEquals(404, head.statusCode());
        assertTrue(new String(Base64.getDecoder().decode(head.headers().firstValue("x-oss-err").orElseThrow()), UTF_8).contains("NoSuchKey"));
    }

    @Test
    void contentMd5IsVerified() throws Exception {
        var wrong = signed.put("md5", "x".getBytes(UTF_8), Map.of("Content-MD5", "eB5eJF1ptWaXm4bijSPyxw=="));
        assertEquals("400 InvalidDigest", wrong.statusCode() + " " + Signed.element(wrong, "Code"));
        assertEquals(404, signed.get("md5").statusCode());
        assertEquals(200, signed.put("md5", "x".getBytes(UTF_8), Map.of("Content-MD5", "ndTkYSaMgDT1yFZOFVxnpg==")).statusCode());
    }

    @Test
    void forbidOverwriteKeepsTheFirst() throws Exception {
        var forbid = Map.of("x-oss-forbid-overwrite", "true");
        assertEquals(200, signed.put("first", "1".getBytes(UTF_8), forbid).statusCode());
        var second = signed.put("first", "2".getBytes(UTF_8), forbid);
        assertEquals("409 FileAlreadyExists", second.statusCode() + " " + Signed.element(second, "Code"));
        assertEquals("1", Signed.text(signed.get("first")));
        assertEquals(200, signed.put("first", "3".getBytes(UTF_8), Map.of()).statusCode());
        assertEquals("3", Signed.text(signed.get("first")));
    }

    @Test
    void anUnknownBucketIsNamed() {
        var error = assertThrows(OSSException.class, () -> oss.getObject("nowhere", "k"));
        assertEquals("NoSuchBucket 0015-00000101", error.getErrorCode() + " " + error.getEC());
    }

    @Test
    void bucketsAreDescribed() {
        assertEquals(List.of("sandbox"), oss.listBuckets().stream().map(b -> b.getName()).toList());
        assertEquals("sandbox", oss.getBucketInfo("sandbox").getBucket().getName());
        assertEquals("oss-cn-hangzhou", oss.getBucketLocation("sandbox"));
    }
}

package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dropback.sandbox.Served.fails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aliyun.oss.model.AppendObjectRequest;
import com.aliyun.oss.model.ObjectMetadata;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.dropback.digest.Crc64;
import org.junit.jupiter.api.Test;

class AppendTest extends OnServed {

    @Test
    void anObjectGrowsAtItsEndAlone() throws Exception {
        var metadata = new ObjectMetadata();
        metadata.setContentType("text/x-log");
        metadata.setHeader("x-oss-tagging", "a=b");
        var first = new AppendObjectRequest("sandbox", "log", new ByteArrayInputStream("one,".getBytes(UTF_8)), metadata).withPosition(0L);
        assertEquals(4, served.oss.appendObject(first).getNextPosition());
        // The client compares the CRC64 of the whole with its own.
        var second = append("two,", 4L);
        var crc = new Crc64();
        crc.update("one,".getBytes(UTF_8), 0, 4);
        second.setInitCRC(crc.value());
        assertEquals(8, served.oss.appendObject(second).getNextPosition());
        assertEquals("one,two,", served.get("log"));
        var stored = served.oss.getObjectMetadata("sandbox", "log");
        assertEquals("Appendable text/x-log 8", stored.getObjectType() + " " + stored.getContentType() + " " + stored.getRawMetadata()
                .get("x-oss-next-append-position"));
        assertEquals(Map.of("a", "b"), served.oss.getObjectTagging("sandbox", "log").getAllTags());
    }

    @Test
    void aWrongPositionIsToldTheRightOne() throws Exception {
        fails("PositionNotEqualToLength", () -> served.oss.appendObject(append("x", 3L)));
        served.oss.appendObject(append("hello", 0L));
        var answer = served.signed.send("POST", "log", "append&position=2", Map.of(), "x".getBytes(UTF_8));
        assertEquals("409 PositionNotEqualToLength 5", answer.statusCode() + " " + Signed.element(answer, "Code") + " "
                + answer.headers().firstValue("x-oss-next-append-position").orElseThrow());
        assertEquals(served.oss.getObjectMetadata("sandbox", "log").getServerCRC(),
                Long.parseUnsignedLong(answer.headers().firstValue("x-oss-hash-crc64ecma").orElseThrow()));
        for (var position : new String[] {"", "&position=-1", "&position=x", "&position=9999999999999999999"}) {
            var refused = served.signed.send("POST", "log", "append" + position, Map.of(), new byte[1]);
            assertEquals("400 InvalidArgument", refused.statusCode() + " " + Signed.element(refused, "Code"), position);
        }
        var far = served.signed.send("POST", "log", "append&position=5", Map.of("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA=="), new byte[1]);
        assertEquals("InvalidDigest", Signed.element(far, "Code"));
        assertEquals("hello", served.get("log"));
    }

    @Test
    void onlyWhatWasAppendedIsAppendable() throws Exception {
        served.put("log", "put");
        fails("ObjectNotAppendable", () -> served.oss.appendObject(append("x", 3L)));
        served.oss.deleteObject("sandbox", "log");
        served.oss.appendObject(append("x", 0L));
        served.put("log", "put over");
        assertEquals("Normal", served.oss.getObjectMetadata("sandbox", "log").getObjectType());
        assertEquals("put over", served.get("log"));
    }

    @Test
    void ofManyAtOncePlaceOneWins() throws Exception {
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 16; i++) {
            calls.add(() -> served.signed.send("POST", "log", "append&position=0", Map.of(), "12345".getBytes(UTF_8)).statusCode());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long won = threads.invokeAll(calls).stream().filter(call -> call.resultNow() == 200).count();
            assertEquals(1, won);
        }
        assertEquals("12345", served.get("log"));
    }

    private static AppendObjectRequest append(String text, long position) {
        return new AppendObjectRequest("sandbox", "log", new ByteArrayInputStream(text.getBytes(UTF_8))).withPosition(position);
    }
}

package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.model.ListObjectsRequest;
import com.aliyun.oss.model.ListObjectsV2Request;
import com.aliyun.oss.model.OSSObjectSummary;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ListingTest {

    private static Sandbox sandbox;
    private static OSS oss;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.temporary());
        oss = Sdk.client(sandbox, SignVersion.V4);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void pagesOfEitherListTogetherAreAllKeysInOrder() {
        var random = new Random(11);
        var keys = new TreeSet<String>((a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8)));
        var names = new String[] {"a", "b/", "\u4e2d", "\ud83d\ude00", "\uffee", " x", "&<", "b", "/c"};
        while (keys.size() < 37) {
            var key = "k" + names[random.nextInt(names.length)] + names[random.nextInt(names.length)] + names[random.nextInt(names.length)];
            keys.add(key);
        }
        keys.forEach(key -> oss.putObject("sandbox", key, new ByteArrayInputStream(new byte[0])));
        var v1 = new ArrayList<String>();
        String marker = null;
        do {
            var page = oss.listObjects(new ListObjectsRequest("sandbox", "k", marker, null, 5));
            page.getObjectSummaries().forEach(object -> v1.add(object.getKey()));
            marker = page.getNextMarker();
        } while (marker != null);
        assertEquals(List.copyOf(keys), v1);
        var v2 = new ArrayList<String>();
        String token = null;
        do {
            var page = oss.listObjectsV2(new ListObjectsV2Request("sandbox", "k", token, null, null, 7, null, false));
            page.getObjectSummaries().stream().map(OSSObjectSummary::getKey).forEach(v2::add);
            token = page.getNextContinuationToken();
        } while (token != null);
        assertEquals(List.copyOf(keys), v2);
    }

    @Test
    void aDelimiterFoldsFolders() {
        for (var key : new String[] {"d/1/x", "d/1/y", "d/2/x", "d/a", "d/z"}) {
            oss.putObject("sandbox", key, new ByteArrayInputStream(new byte[1]));
        }
        var folded = new ArrayList<String>();
        String marker = null;
        do {
            var page = oss.listObjects(new ListObjectsRequest("sandbox", "d/", marker, "/", 1));
            folded.addAll(page.getCommonPrefixes());
            page.getObjectSummaries().forEach(object -> folded.add(object.getKey()));
            marker = page.getNextMarker();
        } while (marker != null);
        assertEquals(List.of("d/1/", "d/2/", "d/a", "d/z"), folded);
    }
}

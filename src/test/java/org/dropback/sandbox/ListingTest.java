package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aliyun.oss.model.ListObjectsRequest;
import com.aliyun.oss.model.ListObjectsV2Request;
import com.aliyun.oss.model.OSSObjectSummary;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ListingTest extends OnOneServed {

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

    @Test
    void theSecondListStartsWhereAskedAndNamesOwnersOnRequest() throws Exception {
        for (var key : new String[] {"s/a", "s/b", "s/\u4e2d +", "s/z"}) {
            oss.putObject("sandbox", key, new ByteArrayInputStream(new byte[2]));
        }
        var page = oss.listObjectsV2(new ListObjectsV2Request("sandbox", "s/", null, "s/a", null, 2, "url", true));
        assertEquals(List.of("s/b", "s/z"), page.getObjectSummaries().stream().map(OSSObjectSummary::getKey).toList());
        assertEquals(SandboxOptions.OWNER, page.getObjectSummaries().getFirst().getOwner().getId());
        assertEquals("s/a 2", page.getStartAfter() + " " + page.getKeyCount());
        var signed = new Signed(sandbox);
        var plain = Signed.text(signed.send("GET", "", "list-type=2&prefix=s/", Map.of(), new byte[0]));
        assertTrue(plain.contains("<Key>s/\u4e2d +</Key>") && !plain.contains("<Owner>"), plain);
        var encoded = Signed.text(signed.send("GET", "", "prefix=s/&encoding-type=url", Map.of(), new byte[0]));
        assertTrue(encoded.contains("<Key>s/%E4%B8%AD%20%2B</Key>") && encoded.contains("<Owner>"), encoded);
        for (var wrong : new String[] {"max-keys=1001", "max-keys=-1", "max-keys=x", "encoding-type=gzip", "list-type=3",
            "list-type=2&continuation-token=*"}) {
            var answer = signed.send("GET", "", wrong, Map.of(), new byte[0]);
            assertEquals("400 InvalidArgument", answer.statusCode() + " " + Signed.element(answer, "Code"), wrong);
        }
        for (var key : new String[] {"s/a", "s/b", "s/\u4e2d +", "s/z"}) {
            oss.deleteObject("sandbox", key);
        }
    }
}

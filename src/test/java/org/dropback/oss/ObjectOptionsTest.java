package org.dropback.oss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectOptionsTest {

    @Test
    void namesAreInLowerCaseAndAllThatOssTakesIsNoProblem() {
        var options = new ObjectOptions(Map.of("Cache-Control", "no-cache"), Map.of("Author", "图"), Map.of("a +-=._:/b", "值"), "private", "IA", true);
        assertEquals(Map.of("cache-control", "no-cache"), options.headers());
        assertEquals(Map.of("author", "图"), options.metadata());
        assertEquals(Optional.empty(), options.problem());
        assertEquals(Optional.empty(), ObjectOptions.NONE.problem());
    }

    @Test
    void whatHeadAclAndTagsTellPutsEverythingBack() {
        var head = new ObjectHead(1, "E", "2", "text/plain", Instant.EPOCH, "R", Map.of("cache-control", "no-cache", "expires", "Wed, 21 Oct 2026 07:28:00 GMT",
                "x-oss-server-side-encryption", "AES256", "x-oss-meta-author", "图", "x-oss-storage-class", "IA", "x-oss-object-type", "Normal", "etag", "\"E\""));
        assertEquals(new ObjectOptions(Map.of("cache-control", "no-cache", "expires", "Wed, 21 Oct 2026 07:28:00 GMT", "x-oss-server-side-encryption", "AES256"),
                Map.of("author", "图"), Map.of("k", "v"), "default", "IA", false), ObjectOptions.of(head, "default", Map.of("k", "v")));
        assertEquals("Normal", head.type());
        assertNull(head.versionId());
    }

    static Stream<Arguments> whatOssRefusesIsNamed() {
        var none = Map.<String, String>of();
        var manyTags = new HashMap<String, String>();
        for (int i = 0; i < 11; i++) {
            manyTags.put("k" + i, "");
        }
        return Stream.of(
                Arguments.of("header host", new ObjectOptions(Map.of("Host", "evil"), none, none, null, null, false)),
                Arguments.of("header x-oss-callback", new ObjectOptions(Map.of("x-oss-callback", "e30="), none, none, null, null, false)),
                Arguments.of("header expires", new ObjectOptions(Map.of("Expires", "a\r\nx-oss-object-acl: public-read"), none, none, null, null, false)),
                Arguments.of("metadata a b", new ObjectOptions(none, Map.of("a b", ""), none, null, null, false)),
                Arguments.of("metadata a", new ObjectOptions(none, Map.of("a", "1\n2"), none, null, null, false)),
                Arguments.of("8204 bytes of metadata, 8192 at most", new ObjectOptions(none, Map.of("a", "x".repeat(8192)), none, null, null, false)),
                Arguments.of("tag ", new ObjectOptions(none, none, Map.of("", "v"), null, null, false)),
                Arguments.of("tag k", new ObjectOptions(none, none, Map.of("k", "图".repeat(86)), null, null, false)),
                Arguments.of("tag a&b", new ObjectOptions(none, none, Map.of("a&b", ""), null, null, false)),
                Arguments.of("11 tags, 10 at most", new ObjectOptions(none, none, manyTags, null, null, false)),
                Arguments.of("ACL secret", new ObjectOptions(none, none, none, "secret", null, false)),
                Arguments.of("storage class I A", new ObjectOptions(none, none, none, null, "I A", false)));
    }

    @ParameterizedTest
    @MethodSource
    void whatOssRefusesIsNamed(String problem, ObjectOptions options) {
        assertEquals(Optional.of(problem), options.problem());
    }
}

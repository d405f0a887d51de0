package org.dropback.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.dropback.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeysTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b//c", " ", "?x", "100%+#.txt", "图😀\"'.jpg", ".", "a\\b"})
    void ossTakesAlmostAnyKey(String key) {
        assertEquals(Optional.empty(), ObjectKeys.problem(key));
    }

    @ParameterizedTest
    @CsvSource({"'', check.keyEmpty", "/a, check.keyLeadingSlash", "\\a, check.keyLeadingSlash"})
    void theBeginningMatters(String key, String problem) {
        assertEquals(Optional.of(problem), ObjectKeys.problem(key));
    }

    @Test
    void theLimitIs1023BytesOfUtf8() {
        assertEquals(Optional.empty(), ObjectKeys.problem("a".repeat(1023)));
        assertEquals(Optional.of("check.keyTooLong"), ObjectKeys.problem("a".repeat(1024)));
        assertEquals(Optional.empty(), ObjectKeys.problem("中".repeat(341)));
        assertEquals(Optional.of("check.keyTooLong"), ObjectKeys.problem("中".repeat(341) + "a"));
    }

    @Test
    void halfACharacterIsRefused() {
        assertEquals(Optional.of("check.keyHalfCharacter"), ObjectKeys.problem("a\uD83D"));
        assertEquals(Optional.empty(), ObjectKeys.problem("a\uD83D\uDE00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "a-b", "0bucket9", "old_bucket", "my-bucket-name"})
    void aGoodBucketNameHasNoProblem(String name) {
        assertEquals(Optional.empty(), BucketNames.problem(name));
    }

    @ParameterizedTest
    @CsvSource({"'', check.bucketEmpty", "ab, check.bucketLength", "Abc, check.bucketCharacters", "-abc, check.bucketCharacters",
        "abc-, check.bucketCharacters", "a.b, check.bucketCharacters", "桶桶桶, check.bucketCharacters", "a/b, check.bucketCharacters",
        "'abc\n', check.bucketCharacters", "_abc, check.bucketCharacters"})
    void aBadBucketNameIsNamed(String name, String problem) {
        assertEquals(Optional.of(problem), BucketNames.problem(name));
    }

    @Test
    void aBucketNameHas3To63Characters() {
        assertEquals(Optional.empty(), BucketNames.problem("a".repeat(63)));
        assertEquals(Optional.of("check.bucketLength"), BucketNames.problem("a".repeat(64)));
    }

    @Test
    void everyProblemHasAText() {
        for (var problem : new String[] {"keyEmpty", "keyLeadingSlash", "keyHalfCharacter", "keyTooLong", "bucketEmpty", "bucketLength", "bucketCharacters"}) {
            assertTrue(Messages.of(Locale.ENGLISH).has("check." + problem), problem);
        }
    }
}

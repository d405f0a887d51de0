package org.dropback.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePlaceholdersTest {

    /** 07:30 on 1 January 2027 in Shanghai, still the old year in UTC. */
    private static final ZonedDateTime NOW = Instant.parse("2026-12-31T23:30:00Z").atZone(ZoneId.of("Asia/Shanghai"));

    @TempDir
    private Path folder;

    private FilePlaceholders of(Path file, String relativePath) {
        var facts = new FilePlaceholders.Facts(file, relativePath, 1234567, Instant.parse("2026-11-22T11:34:21.987Z"));
        return new FilePlaceholders(facts, NOW, Map.of("USER", "ada", "EMPTY", "", "OSS_ACCESS_KEY_SECRET", "s", "oss_session_token", "t")::get, () -> false);
    }

    private String resolve(String template) {
        return PlaceholderTemplate.parse(template).resolve(of(folder.resolve("my photos/图 1.tar.gz"), "photos/sub/图 1.tar.gz"));
    }

    @ParameterizedTest
    @CsvSource({"{name},图 1.tar.gz", "{stem},图 1.tar", "{ext},gz", "{parent},my photos", "{relpath},photos/sub/图 1.tar.gz", "{size},1234567",
        "{mtime},2026-11-22T11:34:21Z", "{yyyy}/{MM}/{dd},2027/01/01", "{date:yyyy-MM-dd'T'HHmmss},2027-01-01T073000", "{env:USER},ada", "a{env:EMPTY}b,ab",
        "{{name} {stem}.{ext},{name} 图 1.tar.gz"})
    void eachPlaceholderHasItsValue(String template, String value) {
        assertEquals(value, resolve(template));
    }

    @ParameterizedTest
    @CsvSource({".bashrc,.bashrc,''", "noext,noext,''", "a.,a.,''", "a.b.c,a.b,c", "..x,.,x"})
    void stemAndExtensionOfOddNames(String name, String stem, String extension) {
        assertEquals(stem + "|" + extension, PlaceholderTemplate.parse("{stem}|{ext}").resolve(of(folder.resolve(name), name)));
    }

    @Test
    void digestsAreThoseOfTheContent() throws IOException {
        var file = Files.writeString(folder.resolve("abc.txt"), "abc");
        assertEquals("900150983cd24fb0d6963f7d28e17f72 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                PlaceholderTemplate.parse("{md5} {sha256}").resolve(of(file, "abc.txt")));
    }

    @Test
    void aDigestOfAVanishedFileSaysSo() {
        var e = assertThrows(PlaceholderException.class, () -> resolve("{name}{sha256}"));
        assertEquals("upload.placeholder.unreadable", e.messageKey());
        assertEquals(6, e.position());
    }

    @Test
    void withoutADigestTheFileIsNotRead() {
        assertEquals("gone", PlaceholderTemplate.parse("{name}").resolve(of(folder.resolve("gone"), "gone")));
    }

    @Test
    void aCancelEndsADigest() throws IOException {
        var file = Files.writeString(folder.resolve("abc.txt"), "abc");
        var facts = new FilePlaceholders.Facts(file, "abc.txt", 3, Instant.EPOCH);
        assertThrows(PlaceholderException.class, () -> PlaceholderTemplate.parse("{md5}").resolve(new FilePlaceholders(facts, NOW, _ -> null, () -> true)));
    }

    @Test
    void aUuidIsOneForAFileAndAnotherForTheNext() {
        var values = of(folder.resolve("a"), "a");
        var template = PlaceholderTemplate.parse("{uuid}");
        var first = template.resolve(values);
        assertEquals(first, UUID.fromString(first).toString());
        assertEquals(first, template.resolve(values));
        assertNotEquals(first, template.resolve(of(folder.resolve("b"), "b")));
    }

    @ParameterizedTest
    @CsvSource({"{row:id},upload.placeholder.rows", "{env:OSS_ACCESS_KEY_SECRET},upload.placeholder.secret",
        "{env:oss_session_token},upload.placeholder.secret", "{env:MISSING},placeholder.env", "{nonsense},placeholder.unknown"})
    void whatHasNoValueIsAnError(String template, String messageKey) {
        assertEquals(messageKey, assertThrows(PlaceholderException.class, () -> resolve(template)).messageKey());
    }

    @Test
    void thePreviewNeedsNoFile() {
        assertEquals("2027/a b/图.jpg-{sha256}-{size}", KeyPreview.of("{yyyy}/{relpath}-{sha256}-{size}", Path.of("/nowhere/图.jpg"), "a b/图.jpg", NOW));
        assertTrue(KeyPreview.of("{parent}", Path.of("/nowhere/图.jpg"), "图.jpg", NOW).equals("nowhere"));
        assertThrows(PlaceholderException.class, () -> KeyPreview.of("{env:NOT_SET_ANYWHERE_}", Path.of("a"), "a", NOW));
        assertEquals("{row:a}", KeyPreview.of("{row:a}", Path.of("a"), "a", NOW));
    }
}

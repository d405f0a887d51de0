package org.dropback.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypesTest {

    private final ContentTypes types = new ContentTypes();

    @ParameterizedTest
    @CsvSource({"a.jpg,image/jpeg", "图片.JPG,image/jpeg", "a b.tar.gz,application/gzip", "😀.png,image/png", "x.html,text/html", "a.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "v.MP4,video/mp4", "100%.json,application/json", "..txt,text/plain"})
    void aKnownNameHasItsType(String name, String type) {
        assertEquals(Optional.of(type), types.of(name));
    }

    @ParameterizedTest
    @CsvSource({"noextension", ".jpg", "a.", "a.unknownextension", "''", "."})
    void anUnknownNameHasNone(String name) {
        assertEquals(Optional.empty(), types.of(name));
    }

    @TempDir
    Path folder;

    private String of(String name, byte[] content) throws IOException {
        return types.of(Files.write(folder.resolve(name), content));
    }

    /** Made by the programs that make such files, as far as the JDK has one. */
    @Test
    void aNameThatTellsNothingLeavesItToTheFirstBytes() throws Exception {
        for (var format : List.of("png", "jpeg", "gif", "bmp", "tiff")) {
            var picture = new ByteArrayOutputStream();
            assertTrue(ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), format, picture));
            assertEquals(format.equals("bmp") ? ContentTypes.UNKNOWN : "image/" + format, of("picture", picture.toByteArray()));
        }
        var zip = new ByteArrayOutputStream();
        try (var entries = new ZipOutputStream(zip)) {
            entries.putNextEntry(new ZipEntry("a"));
        }
        assertEquals("application/zip", of("zip", zip.toByteArray()));
        var gzip = new ByteArrayOutputStream();
        new GZIPOutputStream(gzip).close();
        assertEquals("application/gzip", of("gzip", gzip.toByteArray()));
    }

    @ParameterizedTest
    @CsvSource({"%PDF-1.7,application/pdf", "RIFF1234WEBPVP8 ,image/webp", "RIFF1234WAVEfmt ,audio/wav", "1234ftypisom1234,video/mp4", "1234ftypqt  1234,video/quicktime",
        "1234ftypheic1234,image/heic", "1234ftypM4A 1234,audio/mp4", "fLaC1,audio/flac", "<?xml version='1.0'?><a/>,application/xml", "  <!DOCTYPE HTML><p>,text/html",
        "<html lang='en'>,text/html", "<?xml version='1.0'?><svg/>,image/svg+xml", "价格表 秋季,text/plain", "#!/bin/sh,text/plain", "RIFF,text/plain", "{\\rtf1,application/rtf"})
    void textsAndContainersToo(String content, String type) throws Exception {
        assertEquals(type, of("file", content.getBytes(UTF_8)));
    }

    @Test
    void whatNobodyCanTellIsUnknown() throws Exception {
        var random = new byte[2000];
        new Random(3).nextBytes(random);
        for (var content : List.of(new byte[0], new byte[] {0}, new byte[600], random, "café".getBytes(ISO_8859_1), new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0})) {
            assertEquals(ContentTypes.UNKNOWN, of("file", content));
        }
        assertEquals(ContentTypes.UNKNOWN, types.of(folder.resolve("gone")));
        assertEquals(ContentTypes.UNKNOWN, types.of(folder));
    }

    @Test
    void aCharacterThatIsCutOffIsStillText() throws Exception {
        for (int before = 509; before < 513; before++) {
            assertEquals("text/plain", of("file", ("a".repeat(before) + "图".repeat(9)).getBytes(UTF_8)));
        }
        assertEquals(ContentTypes.UNKNOWN, of("file", Arrays.copyOf("图".getBytes(UTF_8), 2)));
    }

    @Test
    void aNameThatSaysSomethingIsBelieved() throws Exception {
        assertEquals("image/jpeg", of("a.jpg", "%PDF-1.7".getBytes(UTF_8)));
    }

    @Test
    void theTurkishILeavesGifAlone() {
        var before = java.util.Locale.getDefault();
        try {
            java.util.Locale.setDefault(java.util.Locale.of("tr", "TR"));
            assertEquals(Optional.of("image/gif"), types.of("A.GIF"));
        } finally {
            java.util.Locale.setDefault(before);
        }
    }
}

package org.dropback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.dropback.connection.Connection;
import org.dropback.connection.SignatureVersion;
import org.dropback.upload.UploadOptions;
import org.dropback.upload.UploadRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobIdentityTest {

    @TempDir
    private Path folder;
    private Path here;

    @BeforeEach
    void realFolder() throws IOException {
        here = folder.toRealPath();
    }

    private static long identity(Path file, String bucket) {
        var connection = new Connection("c", URI.create("https://oss-cn-hangzhou.aliyuncs.com"), "cn-hangzhou", bucket, SignatureVersion.V4);
        return new JobIdentity.Reader().of(new UploadRequest(file, file.getFileName().toString(), connection, "{relpath}", null, UploadOptions.DEFAULT)).identity();
    }

    private Path file(String name) throws IOException {
        var file = here.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    @Test
    void aLinkAndAnotherWayToAFileLeadToTheSame() throws IOException {
        var file = file("a/file");
        assertEquals(identity(file, "b"), identity(here.resolve("a/../a/./file"), "b"));
        assertEquals(identity(file, "b"), identity(Files.createSymbolicLink(here.resolve("link"), file), "b"));
        assertEquals(identity(file, "b"), identity(Files.createSymbolicLink(here.resolve("folder"), here.resolve("a")).resolve("file"), "b"));
        assertNotEquals(identity(file, "b"), identity(file, "c"));
    }

    @Test
    void filesOfAFolderLieBesideEachOtherAndNoTwoAreOne() throws IOException {
        var places = new HashSet<Long>();
        var all = new HashSet<Long>();
        for (int n = 0; n < 20; n++) {
            var name = "d" + n;
            file(name + "/0");
            places.addAll(IntStream.range(0, 50).mapToObj(i -> identity(here.resolve(name + "/" + i), "b")).peek(all::add).map(identity -> identity >>> 48).toList());
        }
        assertEquals(20, places.size());
        assertEquals(1000, all.size());
    }
}

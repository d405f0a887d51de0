package org.dropback.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.dropback.callback.SystemValues;
import org.dropback.digest.Crc64;
import org.dropback.digest.Md5;
import org.dropback.sandbox.image.ImageInfo;

/** What OSS would know of a file if it were put: for previews and test callbacks of files that are not uploaded. */
public final class FileValues {

    private static final int BUFFER = 256 << 10;

    private FileValues() {
    }

    /**
     * Reads a whole file; blocks on the disk.
     *
     * @param mimeType its Content-Type
     * @param read     told after each piece how many bytes were read so far, on the same thread
     * @throws InterruptedException where the thread is interrupted meanwhile
     */
    public static SystemValues of(Path file, String bucket, String object, String mimeType, LongConsumer read) throws IOException, InterruptedException {
        var md5 = new Md5();
        var crc64 = new Crc64();
        long size = 0;
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                md5.update(buffer, 0, length);
                crc64.update(buffer, 0, length);
                size += length;
                read.accept(size);
            }
        }
        var picture = ImageInfo.of(file).orElse(ImageInfo.NONE);
        var digest = md5.bytes();
        var other = SystemValues.sample(bucket, object);
        return new SystemValues(bucket, object, HexFormat.of().withUpperCase().formatHex(digest), size, mimeType, picture.height(), picture.width(),
                picture.format(), Crc64.unsigned(crc64.value()), Base64.getEncoder().encodeToString(digest), other.vpcId(), other.clientIp(), other.reqId(),
                other.operation());
    }
}

package org.dropback.desktop.profiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.dropback.callback.SystemValues;
import org.dropback.digest.Crc64;
import org.dropback.digest.Md5;
import org.dropback.sandbox.image.ImageInfo;
import org.dropback.text.PlaceholderTemplate;
import org.dropback.upload.ContentTypes;
import org.dropback.upload.FilePlaceholders;
import org.dropback.upload.SampleFile;
import org.jspecify.annotations.Nullable;

/**
 * The file that previews are made for: one that does not exist, or one that the user chose. Immutable, any thread.
 *
 * @param file   null for the one that does not exist
 * @param values what OSS would know of it, but for the bucket
 */
record Sample(@Nullable Path file, String name, long size, Instant modified, SystemValues values) {

    static final Sample STATED = new Sample(null, SampleFile.NAME, SampleFile.SIZE, Instant.EPOCH, SystemValues.sample("", SampleFile.RELATIVE_PATH));

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    /** As a program opens it. */
    String path() {
        return file == null ? name : file.toString();
    }

    /** Reads a whole file; blocks on the disk. */
    static Sample of(Path file) throws IOException {
        var name = file.getFileName().toString();
        var md5 = new Md5();
        var crc64 = new Crc64();
        long size = 0;
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[256 << 10];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                md5.update(buffer, 0, read);
                crc64.update(buffer, 0, read);
                size += read;
            }
        }
        var picture = ImageInfo.of(file).orElse(ImageInfo.NONE);
        var stated = STATED.values();
        var digest = md5.bytes();
        return new Sample(file, name, size, Files.getLastModifiedTime(file).toInstant(), new SystemValues("", name,
                HexFormat.of().withUpperCase().formatHex(digest), size, new ContentTypes().of(name).orElse(UNKNOWN_TYPE),
                picture.height(), picture.width(), picture.format(), Crc64.unsigned(crc64.value()), Base64.getEncoder().encodeToString(digest),
                stated.vpcId(), stated.clientIp(), stated.reqId(), stated.operation()));
    }

    /** @throws org.dropback.text.PlaceholderException where the template is wrong, or names something that is not there */
    String resolve(String template, ZonedDateTime now) {
        if (file == null) {
            return SampleFile.resolve(template, now);
        }
        var facts = new FilePlaceholders.Facts(file, name, size, modified);
        return PlaceholderTemplate.parse(template).resolve(new FilePlaceholders(facts, now, System::getenv, () -> false));
    }

    SystemValues in(String bucket) {
        return new SystemValues(bucket, values.object(), values.etag(), values.size(), values.mimeType(), values.imageHeight(), values.imageWidth(),
                values.imageFormat(), values.crc64(), values.contentMd5(), values.vpcId(), values.clientIp(), values.reqId(), values.operation());
    }
}

package org.dropback.desktop.profiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.function.LongConsumer;
import org.dropback.callback.SystemValues;
import org.dropback.sandbox.FileValues;
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

    /** As a program opens it. */
    String path() {
        return file == null ? name : file.toString();
    }

    /**
     * Reads a whole file; blocks on the disk.
     *
     * @param read told how many bytes were read so far
     */
    static Sample of(Path file, LongConsumer read) throws IOException, InterruptedException {
        var name = file.getFileName().toString();
        var values = FileValues.of(file, "", name, new ContentTypes().of(file), read);
        return new Sample(file, name, values.size(), Files.getLastModifiedTime(file).toInstant(), values);
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

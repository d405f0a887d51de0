package org.dropback.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.dropback.text.Messages;
import org.dropback.upload.ScannedFile;

/**
 * The share of one worker: each file goes to the worker that the first 8 bytes of SHA-256 of its relative path name, taken as a number without a sign,
 * modulo the number of workers.
 *
 * @param worker 1 to {@code workers}
 */
record Shard(int worker, int workers) {

    private static final int MOST = 100_000;

    static Shard parse(String text, Messages messages) {
        var slash = text.indexOf('/');
        try {
            var shard = new Shard(Integer.parseInt(text.substring(0, Math.max(0, slash))), Integer.parseInt(text.substring(slash + 1)));
            if (shard.worker >= 1 && shard.worker <= shard.workers && shard.workers <= MOST) {
                return shard;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new WrongUsage(messages.get("cli.usage.bad-value", "--shard", Printable.line(text), "1/4, 2/4…"));
    }

    List<ScannedFile> of(List<ScannedFile> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return files.stream().filter(file -> {
                long number = ByteBuffer.wrap(digest.digest(file.relativePath().getBytes(StandardCharsets.UTF_8))).getLong();
                return Long.remainderUnsigned(number, workers) == worker - 1;
            }).toList();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.dropback.desktop.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.dropback.store.ValuesLockedException;
import org.dropback.text.Messages;

/** What a disk refused, in words. Any thread. */
public final class DiskFailures {

    private DiskFailures() {
    }

    /** @return a sentence that names the file; what the system said itself stands in parentheses, where it tells more */
    public static String tell(Exception failure, Messages messages) {
        var cause = failure instanceof UncheckedIOException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof FileSystemException onDisk && onDisk.getFile() != null) {
            var file = onDisk.getFile();
            return switch (onDisk) {
                case AccessDeniedException _ -> messages.get("common.disk.denied", file);
                case NoSuchFileException _ -> messages.get("common.disk.gone", file);
                case FileAlreadyExistsException _ -> messages.get("common.disk.exists", file);
                case NotDirectoryException _ -> messages.get("common.disk.noFolder", file);
                default -> byReason(file, String.valueOf(onDisk.getReason()), messages);
            };
        }
        if (cause instanceof ValuesLockedException locked) {
            return locked.text(messages);
        }
        var said = String.valueOf(cause.getMessage());
        return messages.get(cause instanceof IOException ? "common.disk.other" : "common.disk.unexpected",
                cause instanceof IOException ? said : cause.getClass().getSimpleName() + ": " + said);
    }

    /** Java has no classes for these, only what the system says of them. */
    private static String byReason(String file, String reason, Messages messages) {
        var said = reason.toLowerCase(Locale.ROOT);
        var kind = said.contains("no space") || said.contains("not enough space") || said.contains("quota") ? "full"
                : said.contains("read-only") || said.contains("write protected") ? "readOnly"
                : said.contains("not a directory") ? "noFolder"
                : said.contains("used by another process") ? "inUse"
                : said.contains("too long") ? "nameTooLong"
                : "refused";
        return messages.get("common.disk." + kind, file, reason);
    }
}

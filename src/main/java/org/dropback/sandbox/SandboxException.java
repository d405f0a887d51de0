package org.dropback.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dropback.sandbox.storage.FolderInUseException;
import org.dropback.sandbox.storage.ForeignFolderException;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** Why a sandbox could not start, in words for its user: a key of the messages and its arguments. */
public final class SandboxException extends IOException {

    private final String messageKey;
    private final List<String> arguments;

    SandboxException(String messageKey, List<String> arguments, Throwable cause) {
        super(messageKey + " " + arguments, cause);
        this.messageKey = messageKey;
        this.arguments = List.copyOf(arguments);
    }

    /** Why its folder cannot be used. */
    static SandboxException ofData(@Nullable Path data, IOException cause) {
        var folder = String.valueOf(data);
        return switch (cause) {
            case FolderInUseException e -> new SandboxException("sandbox.dataInUse", List.of(folder), e);
            case ForeignFolderException e -> new SandboxException("sandbox.dataForeign", List.of(folder), e);
            default -> new SandboxException("sandbox.dataUnusable", List.of(folder, String.valueOf(cause.getMessage())), cause);
        };
    }

    public String text(Messages messages) {
        return messages.get(messageKey, arguments.toArray());
    }
}

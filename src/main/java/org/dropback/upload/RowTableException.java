package org.dropback.upload;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dropback.text.Messages;

/** A table that cannot be used, and where in it: nothing of it is taken. */
public final class RowTableException extends IOException {

    private static final long serialVersionUID = 1;

    private final String messageKey;
    private final transient List<String> args;

    RowTableException(String problem, String table, String... args) {
        super(table + ": " + problem + " " + List.of(args));
        this.messageKey = "upload.rows." + problem;
        this.args = Stream.concat(Stream.of(table), Arrays.stream(args)).toList();
    }

    public String text(Messages messages) {
        return messages.get(messageKey, args.toArray());
    }
}

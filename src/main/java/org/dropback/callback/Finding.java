package org.dropback.callback;

import java.util.List;
import org.dropback.text.Messages;

/**
 * One thing that {@link ProfileChecks} or {@link ObjectKeys} found.
 *
 * @param code the text is {@code check.<code>}
 * @param args of the text, in order
 */
public record Finding(Severity severity, Field field, String code, List<String> args) {

    public enum Severity {
        /** OSS refuses the upload, or what arrives is surely broken. */
        ERROR,
        /** OSS takes it, but it may not do what its author wants. */
        WARNING
    }

    /** Where in the editor it belongs. */
    public enum Field { PARENT, ENVIRONMENT, URLS, HOST, SNI, BODY_TYPE, BODY, VARIABLES, HEADERS }

    public Finding {
        args = List.copyOf(args);
    }

    static Finding error(Field field, String code, String... args) {
        return new Finding(Severity.ERROR, field, code, List.of(args));
    }

    static Finding warning(Field field, String code, String... args) {
        return new Finding(Severity.WARNING, field, code, List.of(args));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    public String text(Messages messages) {
        return messages.get("check." + code, args.toArray());
    }
}

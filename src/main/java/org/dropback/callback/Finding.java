package org.dropback.callback;

import java.util.List;
import org.dropback.text.Messages;

/**
 * One thing that {@link ProfileChecks}, {@link ProfileBook} or {@link ObjectKeys} found.
 *
 * @param code  the text is {@code check.<code>}
 * @param args  of the text, in order
 * @param fixes what would mend it, the likeliest first; often none
 */
public record Finding(Severity severity, Field field, String code, List<String> args, List<Fix> fixes) {

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
        fixes = List.copyOf(fixes);
    }

    static Finding error(Field field, String code, String... args) {
        return new Finding(Severity.ERROR, field, code, List.of(args), List.of());
    }

    static Finding warning(Field field, String code, String... args) {
        return new Finding(Severity.WARNING, field, code, List.of(args), List.of());
    }

    Finding fixedBy(List<Fix> by) {
        return new Finding(severity, field, code, args, by);
    }

    Finding fixedBy(Fix... by) {
        return fixedBy(List.of(by));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    public String text(Messages messages) {
        return messages.get("check." + code, args.toArray());
    }
}

package org.dropback.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the command line writes. Any thread; a closed pipe is swallowed ({@link PrintStream#checkError}), never waited for.
 *
 * @param out      results
 * @param err      what is wrong, and notes to a person
 * @param terminal whether a person watches {@code out}: then a progress bar and bold letters are shown
 */
public record Console(PrintStream out, PrintStream err, boolean terminal) {

    /** The console of this process, in UTF-8 whatever the locale. */
    public static Console ofProcess() {
        var console = System.console();
        return new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err), console != null && console.isTerminal());
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
    }
}

package org.dropback.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the command line reads and writes. Any thread; a closed pipe is swallowed ({@link PrintStream#checkError}), never waited for.
 *
 * @param in       what is piped into it
 * @param out      results
 * @param err      what is wrong, and notes to a person
 * @param terminal whether a person watches {@code out}: then a progress bar and bold letters are shown
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {

    /** With nothing to read. */
    public Console(PrintStream out, PrintStream err, boolean terminal) {
        this(InputStream.nullInputStream(), out, err, terminal);
    }

    /** The console of this process, in UTF-8 whatever the locale. */
    public static Console ofProcess() {
        var console = System.console();
        return new Console(System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err), console != null && console.isTerminal());
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
    }
}

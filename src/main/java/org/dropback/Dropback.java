package org.dropback;

import org.dropback.app.Program;

/** Without words the window, with words the command line. */
public final class Dropback {

    private Dropback() {
    }

    public static void main(String[] words) throws InterruptedException {
        System.exit(new Program(System.getenv()).run(words));
    }
}

package org.dropback.sandbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** All tests of a class have one sandbox. */
public abstract class OnOneSandbox {

    protected static Sandbox sandbox;
    protected static Signed signed;

    @BeforeAll
    static void startSandbox() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.temporary());
        signed = new Signed(sandbox);
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }
}

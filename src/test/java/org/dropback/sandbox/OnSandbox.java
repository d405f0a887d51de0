package org.dropback.sandbox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Each test has a sandbox of its own. */
public abstract class OnSandbox {

    protected Sandbox sandbox;
    protected Signed signed;

    @BeforeEach
    final void startSandbox() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.temporary());
        signed = new Signed(sandbox);
    }

    @AfterEach
    final void stopSandbox() {
        sandbox.close();
    }
}

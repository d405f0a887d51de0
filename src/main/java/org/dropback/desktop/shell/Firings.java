package org.dropback.desktop.shell;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.dropback.desktop.profiles.Firing;
import org.dropback.fire.FireSigner;
import org.dropback.fire.TestFire;
import org.dropback.wire.Sender;

/** Test callbacks, signed by the window's sandbox where it runs. */
final class Firings {

    private Firings() {
    }

    /** @param bucket of the connection that uploads go to */
    static Firing of(DesktopServices services, Supplier<String> bucket, Executor fx) {
        var sandbox = services.sandbox();
        var sender = sandbox == null ? new Sender() : new Sender(sandbox.trust());
        var signer = sandbox == null ? null : new FireSigner(sandbox::sign, sandbox.publicKeyUrl().toString());
        return new Firing(new TestFire(sender, services.clock()), signer, bucket, services.clock(),
                services.background(), fx, services.messages());
    }
}

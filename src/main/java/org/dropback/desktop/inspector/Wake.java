package org.dropback.desktop.inspector;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dropback.sandbox.SandboxListener;
import org.dropback.sandbox.ServedRequest;
import org.dropback.sandbox.receiver.ReceivedCallback;

/** Wakes a poller for a request or a callback; many at once pass the door to the FX thread once. */
record Wake(Executor fx, Runnable wake, AtomicBoolean asked) implements SandboxListener {

    Wake(Executor fx, Runnable wake) {
        this(fx, wake, new AtomicBoolean());
    }

    @Override
    public void callbackReceived(ReceivedCallback callback) {
        ask();
    }

    @Override
    public void requestServed(ServedRequest request) {
        ask();
    }

    private void ask() {
        if (asked.compareAndSet(false, true)) {
            fx.execute(() -> {
                asked.set(false);
                wake.run();
            });
        }
    }
}

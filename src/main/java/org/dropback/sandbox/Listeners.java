package org.dropback.sandbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.dropback.sandbox.receiver.ReceivedCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all that listen; one that fails keeps nothing from the others. Any thread. */
final class Listeners implements SandboxListener {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<SandboxListener> all = new CopyOnWriteArrayList<>();

    void add(SandboxListener listener) {
        all.add(listener);
    }

    void remove(SandboxListener listener) {
        all.remove(listener);
    }

    @Override
    public void requestServed(ServedRequest request) {
        tell(listener -> listener.requestServed(request));
    }

    @Override
    public void callbackReceived(ReceivedCallback callback) {
        tell(listener -> listener.callbackReceived(callback));
    }

    private void tell(Consumer<SandboxListener> event) {
        for (var listener : all) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("A listener failed", e);
            }
        }
    }
}

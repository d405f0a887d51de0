package org.dropback.sandbox;

import org.dropback.sandbox.receiver.ReceivedCallback;

/** Hears what the sandbox serves and receives. Called on the serving thread, after the answer went out: be quick, never block. */
public interface SandboxListener {

    default void requestServed(ServedRequest request) { }

    default void callbackReceived(ReceivedCallback callback) { }
}

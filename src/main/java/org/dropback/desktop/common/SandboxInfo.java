package org.dropback.desktop.common;

import java.net.URI;
import org.dropback.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox that this window runs.
 *
 * @param publicKeyUrl where its callbacks say that their key is
 */
public record SandboxInfo(URI endpoint, URI receiver, URI publicKeyUrl) {

    public static @Nullable SandboxInfo of(@Nullable Sandbox sandbox) {
        return sandbox == null ? null : new SandboxInfo(sandbox.endpoint(), sandbox.receiverUrl(), sandbox.publicKeyUrl());
    }
}

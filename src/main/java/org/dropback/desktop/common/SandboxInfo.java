package org.dropback.desktop.common;

import java.net.URI;

/**
 * The sandbox that this window runs.
 *
 * @param publicKeyUrl where its callbacks say that their key is
 */
public record SandboxInfo(URI endpoint, URI receiver, URI publicKeyUrl) {
}

package org.dropback.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long {@code await()} waits for what must come, in every test that says nothing else. A limit is there to end a test that would hang, never to measure:
 * Awaitility's ten seconds go by on two cores that run two JVMs full of tests.
 */
public final class Patience implements LauncherSessionListener {

    public static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(LIMIT);
    }
}

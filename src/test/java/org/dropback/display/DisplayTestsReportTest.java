package org.dropback.display;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.TagFilter.includeTags;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Tests that need a window system are reported, never silently left out. */
class DisplayTestsReportTest {

    private static final Path XVFB_RUN = Path.of("/usr/bin/xvfb-run");

    @Test
    void testsThatNeedAWindowSystemRunOrAreCounted() {
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selectPackage("org.dropback")).filters(includeTags("display")).build();
        long tests = LauncherFactory.create().discover(request).countTestIdentifiers(id -> id.isTest());
        assertTrue(tests > 0, "no test is tagged display: drag and drop is untested");
        if (!Files.exists(XVFB_RUN)) {
            System.out.println("display: " + tests + " tests not run (no Xvfb)");
            assertTrue(!"true".equals(System.getenv("CI")), "CI must have Xvfb: " + tests + " display tests were not run");
        }
    }
}

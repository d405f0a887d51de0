package org.dropback.desktop.tour;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.ColorScheme;
import org.dropback.callback.BodyType;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.Workbench;
import org.dropback.sandbox.ListenPort;
import org.dropback.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;

/** Pictures of test callbacks in {@code target/tour}. */
class FireTourTest extends Tour {

    @Test
    void testCallbacks() throws Exception {
        var other = new Workbench(folder.resolve("tour"), Locale.ENGLISH, SandboxOptions.temporary().withReceiverTlsPort(ListenPort.ANY));
        other.profiles().save(SavedProfile.of(new CallbackProfile("Over TLS", List.of(other.sandbox().receiverUrl() + "/status/403",
                other.sandbox().receiverTlsUrl().orElseThrow().toString()), null, false, BodyType.FORM, "k=${object}", List.of(), Map.of())));
        openOn(other);
        chooseCallback(Workbench.FAILS);
        add(bench.file("storefront-05.png", 4_600_000));
        awaitFinished(1);
        choose("storefront-05.png");
        await().until(() -> isShown("#test-callback"));
        picture("fire-upload", ColorScheme.LIGHT);
        robot.clickOn("#rail-profiles");
        fire(Workbench.WORKS, "OSS would answer 200");
        picture("fire", ColorScheme.LIGHT);
        picture("fire", ColorScheme.DARK);
        fire(Workbench.FAILS, "OSS would store");
        picture("fire-502", ColorScheme.DARK);
        fire("Over TLS", "OSS would store");
        picture("fire-tls", ColorScheme.LIGHT);
    }

    private void fire(String profile, String verdict) {
        await().until(() -> isShown(profile));
        robot.clickOn(profile);
        robot.clickOn("#fire");
        await().until(() -> text("#fire-verdict").startsWith(verdict));
    }
}

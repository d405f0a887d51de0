package org.dropback.desktop.common;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.dropback.text.Messages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window takes its time to come up, and garbage is collected meanwhile. */
class WhileShownTest {

    @BeforeAll
    static void startJavaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
    }

    private static void collectGarbage() {
        var gone = new WeakReference<>(new Object());
        await().until(() -> {
            System.gc();
            return gone.get() == null;
        });
    }

    @Test
    void aValueIsFollowedFromWhenTheNodeIsShownUntilItGoes() {
        var value = new SimpleStringProperty("a");
        var told = new ArrayList<String>();
        var node = new Group();
        WhileShown.follow(node, value.map(text -> text + "!"), told::add);
        collectGarbage();
        onFx(() -> {
            value.set("b");
            var scene = new Scene(new Group(node));
            value.set("c");
            scene.setRoot(new Group());
            value.set("d");
            return null;
        });
        assertEquals(List.of("b!", "c!"), told);
    }

    @Test
    void aToastIsSeenThoughGarbageWasCollectedBeforeItsWindowCame() {
        var notices = new Notices();
        var toast = onFx(() -> new Toast(notices, Messages.of(Locale.ENGLISH)));
        collectGarbage();
        onFx(() -> {
            var scene = new Scene(new Group(toast));
            notices.show(Notice.of(Tone.NEUTRAL, "Deleted."));
            return scene;
        });
        assertTrue(onFx(() -> toast.isVisible() && ((Labeled) toast.lookup(".label")).getText().equals("Deleted.")));
    }
}

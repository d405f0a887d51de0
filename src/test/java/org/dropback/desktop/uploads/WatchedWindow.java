package org.dropback.desktop.uploads;

import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Window;
import org.dropback.Dropback;

/**
 * The real window, in a process of its own, with somebody who scrolls and filters all the time, and a heartbeat on the FX thread: how late it is says how long
 * the window was stuck. Tells what it sees on standard output, one line each half second.
 */
public final class WatchedWindow {

    private static final long BEAT_MILLIS = 10;

    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong work = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong beats = new AtomicLong();
    private final Random random = new Random(20261126);
    private long started;
    private long fx;

    private WatchedWindow() {
    }

    /** @param words of the program; its window opens */
    public static void main(String[] words) throws InterruptedException {
        var watch = new WatchedWindow();
        Thread.ofPlatform().daemon().start(watch::run);
        Dropback.main(words);
    }

    private void run() {
        try {
            Button upload = null;
            while (upload == null) {
                TimeUnit.MILLISECONDS.sleep(100);
                try {
                    upload = (Button) find("#upload-offered");
                } catch (IllegalStateException e) {
                    // JavaFX has not started yet.
                }
            }
            var press = upload;
            Thread.ofPlatform().daemon().start(this::beat);
            TimeUnit.SECONDS.sleep(2);
            System.out.println("OPEN " + numbers());
            started = System.nanoTime();
            onFx(() -> {
                press.fire();
                return null;
            });
            watch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() throws InterruptedException {
        boolean said = false;
        for (int round = 1; ; round++) {
            TimeUnit.MILLISECONDS.sleep(250);
            var words = onFx(this::look);
            if (round % 2 == 0) {
                System.out.println("SEEN " + (System.nanoTime() - started) / 1_000_000 + " ms: " + words + " | " + numbers());
            }
            boolean adding = onFx(() -> find("#intake") instanceof Node bar && bar.isVisible());
            if (said && !adding) {
                System.out.println("SAID " + (System.nanoTime() - started) / 1_000_000 + " ms: " + words + " | " + numbers());
                said = false;
            } else if (adding) {
                said = true;
            }
            use(round);
        }
    }

    private String look() {
        return ((Labeled) find("#left")).getText() + " | " + words("#intake-words") + " | rows "
                + ((TableView<?>) find("#upload-table")).getItems().size();
    }

    /** Scrolls at each round; types into the filter every now and then. */
    private void use(int round) throws InterruptedException {
        onFx(() -> {
            var table = (TableView<?>) find("#upload-table");
            if (!table.getItems().isEmpty()) {
                table.scrollTo(random.nextInt(table.getItems().size()));
            }
            if (round % 16 == 0) {
                ((TextField) find("#queue-filter")).setText(round % 32 == 0 ? "" : "f" + random.nextInt(1000));
            }
            return null;
        });
    }

    private String numbers() {
        var runtime = Runtime.getRuntime();
        return "late>100ms " + late + " of " + beats + ", longest " + longest.getAndSet(0) / 1_000_000 + " ms (of which the FX thread computed at most "
                + work.getAndSet(0) / 1_000_000 + " ms), process " + ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() + " ms of a core, heap "
                + (runtime.totalMemory() - runtime.freeMemory() >> 20) + " of " + (runtime.maxMemory() >> 20) + " MiB";
    }

    private void beat() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
                long asked = System.nanoTime();
                long before = cpu();
                onFx(() -> null);
                long took = System.nanoTime() - asked;
                work.accumulateAndGet(cpu() - before, Math::max);
                longest.accumulateAndGet(took, Math::max);
                beats.incrementAndGet();
                if (took > 100_000_000) {
                    late.incrementAndGet();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nanoseconds that the FX thread has computed: what others on the machine do is not in it. */
    private long cpu() throws InterruptedException {
        if (fx == 0) {
            fx = onFx(() -> Thread.currentThread().threadId());
        }
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(fx);
    }

    /** "" for what was never shown. */
    private static String words(String query) {
        return find(query) instanceof Labeled label ? label.getText() : "";
    }

    private static Node find(String query) {
        return Window.getWindows().isEmpty() ? null : Window.getWindows().getFirst().getScene().lookup(query);
    }

    private static <T> T onFx(java.util.function.Supplier<T> work) throws InterruptedException {
        var done = new CountDownLatch(1);
        var result = new java.util.concurrent.atomic.AtomicReference<T>();
        Platform.runLater(() -> {
            try {
                result.set(work.get());
            } finally {
                done.countDown();
            }
        });
        done.await();
        return result.get();
    }
}

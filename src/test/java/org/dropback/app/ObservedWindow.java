package org.dropback.app;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * The program as it is, in a process of its own, that writes what its window shows: each change a line on standard output. A line on standard input
 * closes the window, or with {@code block} lets its thread hang.
 */
final class ObservedWindow {

    private ObservedWindow() {
    }

    public static void main(String[] words) throws InterruptedException {
        var shown = new AtomicReference<>("");
        var watch = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
        watch.scheduleWithFixedDelay(() -> ask(shown), 100, 100, TimeUnit.MILLISECONDS);
        Thread.ofPlatform().daemon().start(ObservedWindow::obey);
        System.exit(new Program(System.getenv()).run(words));
    }

    private static void ask(AtomicReference<String> shown) {
        try {
            Platform.runLater(() -> {
                var now = describe();
                if (!now.equals(shown.getAndSet(now))) {
                    System.out.println(now);
                }
            });
        } catch (IllegalStateException notYet) {
            // JavaFX has not started.
        }
    }

    /** The sentences above the screens. */
    private static String describe() {
        return Window.getWindows().stream().filter(Window::isShowing)
                .map(window -> (((Stage) window).isIconified() ? "iconified " : "shown ") + window.getScene().getRoot().lookupAll(".banner").stream()
                        .filter(banner -> banner.isVisible())
                        .flatMap(banner -> banner.lookupAll(".label").stream()).filter(Label.class::isInstance).map(label -> ((Labeled) label).getText())
                        .collect(Collectors.joining(" | "))).collect(Collectors.joining(" || "));
    }

    private static void obey() {
        var in = new java.util.Scanner(System.in);
        while (in.hasNextLine()) {
            switch (in.nextLine()) {
                case "block" -> Platform.runLater(() -> {
                    try {
                        Thread.sleep(Long.MAX_VALUE);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                case "iconify" -> Platform.runLater(() -> ((Stage) Window.getWindows().getFirst()).setIconified(true));
                default -> Platform.runLater(() -> Window.getWindows().getFirst().hide());
            }
        }
    }
}

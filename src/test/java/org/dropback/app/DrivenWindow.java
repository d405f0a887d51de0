package org.dropback.app;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;
import org.dropback.connection.Endpoint;
import org.dropback.desktop.uploads.UploadRow;

/**
 * The program as it is, in a process of its own: its window makes two connections to a server, checks one and uploads to both with a profile that has a
 * secret variable. Each step is a line on standard output; secrets come by the environment and are typed.
 */
final class DrivenWindow {

    private static final Duration LONG = Duration.ofSeconds(90);

    private DrivenWindow() {
    }

    /** @param words host of the server, name of the profile, files for the first and the second upload */
    public static void main(String[] words) throws InterruptedException {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                drive(words[0], words[1], words[3]);
                say("driven");
            } catch (Throwable e) {
                e.printStackTrace();
            } finally {
                Platform.runLater(() -> Window.getWindows().getFirst().hide());
            }
        });
        System.exit(new Program(System.getenv()).run(words[2]));
    }

    private static void say(String step) {
        System.out.println("step: " + step);
    }

    private static void drive(String host, String profile, String second) throws Exception {
        await().atMost(LONG).ignoreExceptions().until(() -> onFx(() -> node("#rail-connections").isVisible()));
        connection("Refused", host, "photos");
        press("#check-connection");
        await().atMost(LONG).until(() -> onFx(() -> ((Parent) node("#check-steps")).getChildrenUnmodifiable().size() > 5 && !node("#cancel-check").isVisible()));
        press("#test-keys");
        await().atMost(LONG).until(() -> !text("#keys-found").isEmpty());
        say("checked");
        connection("Called", host, "called");
        press("#rail-uploads");
        choose("#callback-choice", profile);
        choose("#connection", "Refused");
        press("#upload-offered");
        awaitFinished(1);
        say("refused");
        handOver(second);
        choose("#connection", "Called");
        choose("#callback-choice", profile);
        press("#upload-offered");
        awaitFinished(2);
        for (int i = 0; i < 2; i++) {
            int row = i;
            with("#upload-table", (TableView<?> table) -> table.getSelectionModel().clearAndSelect(row));
        }
        say("called");
        press("#rail-profiles");
        press("#rail-inspector");
        press("#rail-settings");
    }

    private static void connection(String name, String host, String bucket) {
        press("#rail-connections");
        press("#new-connection");
        type("name", name);
        with("#connection-door", (ComboBox<Endpoint.Kind> box) -> box.setValue(Endpoint.Kind.CUSTOM));
        type("host", "http://" + host);
        type("bucket", bucket);
        type("access_key_id", "LTAI");
        type("secret", System.getenv("TYPED_SECRET"));
        press("#save-connection");
        await().atMost(LONG).until(() -> onFx(() -> ((TextInputControl) node("#field-secret")).getText().isEmpty()));
    }

    /** As a second start does. */
    private static void handOver(String file) throws Exception {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "org.dropback.Dropback", file));
        if (!new ProcessBuilder(command).inheritIO().start().waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the second start did not end");
        }
    }

    private static void awaitFinished(int count) {
        await().atMost(LONG).until(() -> onFx(() -> {
            var rows = ((TableView<?>) node("#upload-table")).getItems();
            return rows.size() == count && rows.stream().allMatch(row -> ((UploadRow) row).isFinished());
        }));
    }

    private static void press(String id) {
        with(id, ButtonBase::fire);
    }

    private static void type(String field, String text) {
        with("#field-" + field, (TextInputControl input) -> input.setText(text));
    }

    private static String text(String id) {
        return onFx(() -> ((Labeled) node(id)).getText());
    }

    private static void choose(String id, String name) {
        await().atMost(LONG).until(() -> onFx(() -> isChosen(combo(id), name)));
    }

    private static <T> boolean isChosen(ComboBox<T> box, String name) {
        for (var item : box.getItems()) {
            if (box.getConverter().toString(item).equals(name)) {
                box.setValue(item);
                return true;
            }
        }
        return false;
    }

    private static ComboBox<?> combo(String id) {
        return (ComboBox<?>) node(id);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Node> void with(String id, Consumer<T> work) {
        await().atMost(LONG).ignoreExceptions().until(() -> onFx(() -> node(id).isVisible()));
        onFx(() -> {
            work.accept((T) node(id));
            return "";
        });
    }

    private static Node node(String id) {
        var found = Window.getWindows().getFirst().getScene().getRoot().lookup(id);
        if (found == null) {
            throw new IllegalStateException("no " + id);
        }
        return found;
    }

    private static <T> T onFx(Callable<T> work) {
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
    }
}

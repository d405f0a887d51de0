package org.dropback.desktop.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.collections.FXCollections;
import org.dropback.callback.ProfilePart;
import org.dropback.callback.SavedProfile;
import org.dropback.connection.Access;
import org.dropback.connection.Connection;
import org.dropback.connection.Network;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SignatureVersion;
import org.dropback.settings.SettingsStore;
import org.dropback.text.Messages;
import org.dropback.upload.UploadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What uploads to a connection begin with is chosen with it; what is typed afterwards stays until another connection is chosen. */
class DestinationDefaultsTest {

    @TempDir
    private Path folder;

    private static SavedConnection connection(String name, String keyTemplate, String profile) {
        var plain = SavedConnection.named(name);
        return new SavedConnection(plain.id(), name, plain.endpoint(), "photos", keyTemplate, plain.signature(), plain.addressing(), Network.DEFAULT, profile,
                plain.keys());
    }

    @Test
    void keyTemplateAndProfileOfTheChosenConnection() {
        var saved = List.of(connection("Plain", "", ""), connection("Shop", "in/{name}", "Orders"));
        var orders = new SavedProfile("Orders", "", null, new ProfilePart(List.of("http://a.example/"), null, null, null, "a=1", List.of(), Map.of()), Map.of());
        try (var timer = Executors.newSingleThreadScheduledExecutor()) {
            var settings = new SettingsStore(folder.resolve("settings.json"), Clock.systemDefaultZone(), timer);
            var destination = new Destination(FXCollections.observableArrayList(saved.stream().map(SavedConnection::connection).toList()),
                    to -> saved.stream().filter(each -> each.name().equals(to.name())).findFirst(), FXCollections.observableArrayList(orders),
                    () -> UploadOptions.DEFAULT, settings, Clock.systemDefaultZone(), Messages.of(Locale.ENGLISH));
            destination.keyTemplateProperty().set("typed/{name}");
            destination.connectionProperty().set(saved.getLast().connection());
            assertEquals("in/{name} Orders", destination.keyTemplateProperty().get() + " " + destination.choiceProperty().get().name());

            destination.keyTemplateProperty().set("other/{name}");
            destination.connectionProperty().set(saved.getFirst().connection());
            assertEquals("other/{name} Orders", destination.keyTemplateProperty().get() + " " + destination.choiceProperty().get().name(), "the last used ones");
            settings.close();
        }
    }

    @Test
    void aPolicyServerGivesItsCallbackUntilOneIsChosen() {
        var plain = connection("Plain", "", "").connection();
        var server = plain.with(Access.policyServer(URI.create("http://h/")));
        var orders = new SavedProfile("Orders", "", null, new ProfilePart(List.of("http://a.example/"), null, null, null, "a=1", List.of(), Map.of()), Map.of());
        try (var timer = Executors.newSingleThreadScheduledExecutor()) {
            var settings = new SettingsStore(folder.resolve("settings.json"), Clock.systemDefaultZone(), timer);
            var destination = new Destination(FXCollections.observableArrayList(plain), _ -> Optional.empty(), FXCollections.observableArrayList(orders),
                    () -> UploadOptions.DEFAULT, settings, Clock.systemDefaultZone(), Messages.of(Locale.ENGLISH));
            destination.choose("Orders");
            destination.connect(server, "");
            assertEquals(CallbackChoice.NONE, destination.choiceProperty().get());
            assertEquals("Orders", settings.current().profile(), "nobody chose it to be kept");
            destination.connectionProperty().set(plain);
            assertEquals("Orders", destination.choiceProperty().get().name());

            destination.connectionProperty().set(server);
            destination.choose("Orders");
            destination.connectionProperty().set(plain);
            assertEquals("Orders", destination.choiceProperty().get().name());
            settings.close();
        }
    }

    @Test
    void goesWhereItIsToldIfThatCanBeUsed() {
        var saved = List.of(connection("Plain", "", ""), connection("Shop", "in/{name}", ""));
        try (var timer = Executors.newSingleThreadScheduledExecutor()) {
            var settings = new SettingsStore(folder.resolve("settings.json"), Clock.systemDefaultZone(), timer);
            var destination = new Destination(FXCollections.observableArrayList(saved.stream().map(SavedConnection::connection).toList()),
                    to -> saved.stream().filter(each -> each.name().equals(to.name())).findFirst(), FXCollections.observableArrayList(),
                    () -> UploadOptions.DEFAULT, settings, Clock.systemDefaultZone(), Messages.of(Locale.ENGLISH));
            destination.goTo("Gone");
            assertEquals("Plain", destination.connectionProperty().get().name());

            destination.goTo("Shop");
            assertEquals("Shop in/{name}", destination.connectionProperty().get().name() + " " + destination.keyTemplateProperty().get());
            settings.close();
        }
    }

    /** One that was saved before the window was in Chinese. */
    @Test
    void aConnectionThatIsCalledLikeTheSandboxIsToldApart() {
        var sandbox = new Connection("沙箱", URI.create("http://127.0.0.1:1"), "cn-hangzhou", "sandbox", SignatureVersion.V4);
        var saved = connection("沙箱", "", "").connection();
        var connections = FXCollections.observableArrayList(sandbox, saved);
        try (var timer = Executors.newSingleThreadScheduledExecutor()) {
            var settings = new SettingsStore(folder.resolve("settings.json"), Clock.systemDefaultZone(), timer);
            var destination = new Destination(connections, _ -> Optional.empty(), FXCollections.observableArrayList(), () -> UploadOptions.DEFAULT, settings,
                    Clock.systemDefaultZone(), Messages.of(Locale.ENGLISH));
            assertEquals("沙箱 · 127.0.0.1:1", destination.nameOf(sandbox));
            assertEquals("沙箱 · oss-cn-hangzhou.aliyuncs.com", destination.nameOf(saved));
            destination.goTo("沙箱");
            assertEquals(saved, destination.connectionProperty().get(), "the default connection, not the sandbox");
            connections.setAll(sandbox, saved);
            assertEquals(saved, destination.connectionProperty().get());
            connections.setAll(sandbox);
            assertEquals("沙箱", destination.nameOf(sandbox));
            settings.close();
        }
    }
}

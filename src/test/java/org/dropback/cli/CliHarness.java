package org.dropback.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.dropback.oss.ObjectStore;
import org.dropback.testing.TestStores;
import org.dropback.settings.Updates;
import org.dropback.store.Journals;
import org.dropback.store.ProfileStore;
import org.dropback.store.SecretValues;
import org.dropback.text.Messages;
import org.dropback.text.Redactor;

/** The command line in this JVM: what it wrote, and signals at will. */
final class CliHarness {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final Map<String, String> environment = new HashMap<>();
    int code;
    /** As the settings have it. */
    Updates updates = new Updates(false, "", "");
    /** What is piped into the next run. */
    String in = "";
    /** Where secret variables have their values. */
    SecretValues values = SecretValues.ofThisRun();
    /** Whether a person sits there. */
    boolean terminal;
    private final Path home;
    private final Locale locale;
    private volatile Consumer<Signals.Kind> listener = kind -> { };

    CliHarness(Path home) {
        this(home, Locale.ENGLISH);
    }

    CliHarness(Path home, Locale locale) {
        this.home = home;
        this.locale = locale;
    }

    int run(String... words) {
        var console = new Console(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), terminal);
        Signals signals = wanted -> {
            listener = wanted;
            return () -> { };
        };
        return new Cli(new CliServices(console, Messages.of(locale), environment::get, signals, () -> new ProfileStore(home, values), home.resolve("sandbox"), new TestStores(), TestConnections.of(home), new Journals(home.resolve("journal.db"), home.resolve("owners"), home.resolve("cache"), Thread::startVirtualThread, new Redactor()),
                UploadDefaults.USUAL, updates, zip -> Files.writeString(zip, "diagnostics"), Clock.systemDefaultZone(), "1.2.3")).run(words);
    }

    void send(Signals.Kind kind) {
        listener.accept(kind);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** The lines of standard output, each read as JSON. */
    List<JsonNode> json() {
        var mapper = new ObjectMapper();
        return out().lines().map(line -> {
            try {
                return mapper.readTree(line);
            } catch (java.io.IOException e) {
                throw new UncheckedIOException(line, e);
            }
        }).toList();
    }
}

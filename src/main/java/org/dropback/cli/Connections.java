package org.dropback.cli;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropback.check.ConnectionDoor;
import org.dropback.connection.SavedConnection;
import org.dropback.secret.SecretKeeper;
import org.dropback.store.ConnectionStore;

/**
 * The saved connections as the command line uses them.
 *
 * @param saved asked only by a command that needs them
 * @param door  opens them
 */
public record Connections(Supplier<ConnectionStore> saved, SecretKeeper secrets, ConnectionDoor door) {

    /** Reads them, and says where that does not go well. */
    ConnectionStore open(CliServices services) {
        var store = saved.get();
        store.problem().ifPresent(problem -> services.console().err().println("dropback: " + problem.text(services.messages())));
        return store;
    }

    /** @throws WrongUsage where there is none of this name; the sandbox is none of them */
    SavedConnection named(String name, CliServices services) {
        var store = open(services);
        return store.find(name).orElseThrow(() -> {
            if (name.equals(SavedConnection.SANDBOX)) {
                return new WrongUsage(services.messages().get("cli.usage.sandbox-connection"));
            }
            var names = Stream.concat(Stream.of(SavedConnection.SANDBOX), store.list().stream().map(SavedConnection::name)).collect(Collectors.joining(", "));
            return new WrongUsage(services.messages().get("cli.usage.no-connection", Printable.line(name), Printable.line(names)));
        });
    }
}

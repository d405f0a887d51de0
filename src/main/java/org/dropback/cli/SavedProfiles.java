package org.dropback.cli;

import java.util.stream.Collectors;
import org.dropback.callback.SavedProfile;
import org.dropback.store.ProfileStore;

/** The saved profiles as the command line asks for them. */
final class SavedProfiles {

    private SavedProfiles() {
    }

    /** Reads them, and names the files that cannot be used. */
    static ProfileStore open(CliServices services) {
        var store = services.profiles().get();
        // With what a keychain has of them.
        store.reread();
        store.problems().forEach(problem -> services.console().err().println("dropback: " + problem.text(services.messages())));
        return store;
    }

    static SavedProfile named(String name, ProfileStore store, CliServices services) {
        return store.find(name).orElseThrow(() -> {
            var names = store.list().stream().map(SavedProfile::name).collect(Collectors.joining(", "));
            return new WrongUsage(services.messages().get("cli.usage.no-profile", name, names.isEmpty() ? services.messages().get("cli.none") : names));
        });
    }
}

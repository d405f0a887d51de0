package org.dropback.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.dropback.testing.TestStores;
import org.dropback.settings.Updates;
import org.dropback.store.Journals;
import org.dropback.store.ProfileStore;
import org.dropback.text.Messages;
import org.dropback.text.Redactor;

/** The command line as a process of its own: real streams, real signals. */
final class CliProcess {

    private CliProcess() {
    }

    public static void main(String[] words) {
        var services = new CliServices(Console.ofProcess(), Messages.of(Locale.ENGLISH), System::getenv, new ProcessSignals(),
                () -> new ProfileStore(Path.of(System.getenv("DROPBACK_HOME"))), Path.of(System.getenv("DROPBACK_HOME"), "sandbox"),
                new TestStores(), TestConnections.of(Path.of(System.getenv("DROPBACK_HOME"))), new Journals(Path.of(System.getenv("DROPBACK_HOME")).resolve("journal.db"), Path.of(System.getenv("DROPBACK_HOME")).resolve("owners"), Path.of(System.getenv("DROPBACK_HOME")).resolve("cache"), Thread::startVirtualThread, new Redactor()), UploadDefaults.USUAL, new Updates(false, "", ""), _ -> { }, Clock.systemDefaultZone(), "1.2.3");
        System.exit(new Cli(services).run(words));
    }
}

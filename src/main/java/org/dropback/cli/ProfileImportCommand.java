package org.dropback.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dropback.callback.importing.ImportException;
import org.dropback.callback.importing.Imported;
import org.dropback.store.ProfileAdding;
import org.dropback.store.ProfileAdding.Added;
import org.dropback.store.ProfileShare;
import org.dropback.store.SharedText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropback profile import}: whatever the window takes too. */
@Command(name = "import", sortOptions = false, customSynopsis = "  dropback profile import [OPTION…] FILE", footer = {
        "  dropback profile import orders.dropback", "  dropback profile import upload.sh --name 'Order attachment'"})
final class ProfileImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.option.import-file")
    String file = "";

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "cli.option.import-name")
    @Nullable String name;

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    ProfileImportCommand(CliServices services) {
        this.services = services;
    }

    /** The components are the contract's fields: add, never rename. */
    record Line(String format, List<AddedLine> profiles, List<String> notes) {
    }

    /** @param calledBefore its name in the file; another one than {@code name} where that was taken */
    record AddedLine(String name, String calledBefore, boolean already) {
    }

    @Override
    public Integer call() throws IOException {
        var imported = named(read());
        var store = SavedProfiles.open(services);
        var added = new ProfileAdding(store).add(imported.profiles());
        var messages = services.messages();
        var notes = new ArrayList<>(imported.notes().stream().map(note -> note.text(messages)).toList());
        if (added.stream().anyMatch(each -> each.profile().hasSecrets()) && !store.secretsLast()) {
            notes.add(messages.get("import.secretsNotKept"));
        }
        if (output.json()) {
            new JsonLines(services.console().out()).write(new Line(imported.format().name().toLowerCase(Locale.ROOT),
                    added.stream().map(each -> new AddedLine(each.profile().name(), each.calledBefore(), each.already())).toList(), notes));
        } else {
            added.forEach(each -> services.console().out().println(Printable.line(sentence(each))));
            notes.forEach(note -> services.console().out().println(Printable.line(note)));
            services.console().out().flush();
        }
        return ExitCode.OK;
    }

    private String sentence(Added added) {
        var key = added.already() ? "import.already" : added.renamed() ? "import.renamed" : "import.added";
        return services.messages().get(key, added.profile().name(), added.calledBefore());
    }

    private Imported read() {
        var messages = services.messages();
        try {
            return ProfileShare.read(SharedText.bytes(Path.of(file)), messages.get("import.nameless"));
        } catch (ImportException e) {
            throw new WrongUsage(messages.get("import.failed", Printable.line(file), Printable.line(e.text(messages))));
        } catch (NoSuchFileException e) {
            throw new WrongUsage(messages.get("import.failed", Printable.line(file), messages.get("import.noFile")));
        } catch (IOException | InvalidPathException e) {
            throw new WrongUsage(messages.get("import.failed", Printable.line(file), Printable.line(e.toString())));
        }
    }

    private Imported named(Imported imported) {
        if (name == null) {
            return imported;
        }
        if (imported.profiles().size() != 1) {
            throw new WrongUsage(services.messages().get("cli.usage.import-name", imported.profiles().size()));
        }
        return new Imported(imported.format(), List.of(imported.profiles().getFirst().withName(name)), imported.notes());
    }
}

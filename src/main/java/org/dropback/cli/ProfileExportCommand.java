package org.dropback.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dropback.callback.SavedProfile;
import org.dropback.store.ProfileShare;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropback profile export}: profiles without their secrets, to be given away. */
@Command(name = "export", sortOptions = false, customSynopsis = "  dropback profile export [OPTION…] [NAME…]", footer = {
        "  dropback profile export 'Order attachment' --to orders.dropback", "  dropback profile export > all.dropback"})
final class ProfileExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", hideParamSyntax = true, descriptionKey = "cli.option.export-names")
    List<String> names = new ArrayList<>();

    @Option(names = "--to", paramLabel = "FILE", descriptionKey = "cli.option.export-to")
    @Nullable Path to;

    @Option(names = "--overwrite", descriptionKey = "cli.option.export-overwrite")
    boolean overwrite;

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    ProfileExportCommand(CliServices services) {
        this.services = services;
    }

    /** What was written to a file. The components are the contract's fields: add, never rename. */
    record Line(String file, List<String> profiles, List<String> leftOut) {
    }

    @Override
    public Integer call() {
        var store = SavedProfiles.open(services);
        var chosen = names.isEmpty() ? store.list() : names.stream().map(name -> SavedProfiles.named(name, store, services)).toList();
        if (chosen.isEmpty()) {
            throw new WrongUsage(services.messages().get("cli.usage.no-profile-to-export"));
        }
        var exported = ProfileShare.export(chosen, store.list());
        var leftOut = exported.leftOut().stream().map(note -> note.text(services.messages())).toList();
        var out = services.console().out();
        if (to == null) {
            out.print(exported.json());
            out.flush();
        } else {
            ExportFile.write(to, exported.json(), overwrite, services.messages());
            if (output.json()) {
                new JsonLines(out).write(new Line(to.toString(), exported.profiles().stream().map(SavedProfile::name).toList(), leftOut));
                return ExitCode.OK;
            }
            out.println(services.messages().get("share.exported", exported.profiles().size(), Printable.line(to.toString())));
        }
        leftOut.forEach(note -> services.console().err().println("dropback: " + Printable.line(note)));
        return ExitCode.OK;
    }
}

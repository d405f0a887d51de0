package org.dropback.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dropback profile list}. */
@Command(name = "list", sortOptions = false, customSynopsis = "  dropback profile list [OPTION…]", footer = {"  dropback profile list --output json"})
final class ProfileListCommand implements Callable<Integer> {

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    ProfileListCommand(CliServices services) {
        this.services = services;
    }

    /** The component is the contract's field: add, never rename. */
    record Line(List<ProfileLine> profiles) {
    }

    @Override
    public Integer call() {
        var store = SavedProfiles.open(services);
        var book = store.book();
        var lines = store.list().stream().map(profile -> ProfileLine.of(profile, book, services)).toList();
        var out = services.console().out();
        if (output.json()) {
            new JsonLines(out).write(new Line(lines));
            return ExitCode.OK;
        }
        if (lines.isEmpty()) {
            out.println(services.messages().get("cli.none"));
        }
        lines.forEach(line -> out.println(Printable.line((line.folder().isEmpty() ? "" : line.folder() + "/") + line.name()
                + (line.urls().isEmpty() ? "" : "  " + String.join(" ", line.urls())))));
        out.flush();
        return ExitCode.OK;
    }
}

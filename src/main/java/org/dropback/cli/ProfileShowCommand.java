package org.dropback.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dropback.callback.BodyType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dropback profile show}. */
@Command(name = "show", sortOptions = false, customSynopsis = "  dropback profile show [OPTION…] NAME", footer = {
        "  dropback profile show 'Order attachment'"})
final class ProfileShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", descriptionKey = "cli.option.profile-name")
    String name = "";

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    ProfileShowCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        var store = SavedProfiles.open(services);
        var line = ProfileLine.of(SavedProfiles.named(name, store, services), store.book(), services);
        var out = services.console().out();
        if (output.json()) {
            new JsonLines(out).write(line);
        } else {
            print(line, out);
        }
        return ExitCode.OK;
    }

    private void print(ProfileLine line, PrintStream out) {
        out.println(Printable.line(line.name()));
        line.problems().forEach(problem -> out.println("  ! " + Printable.line(problem)));
        if (!line.folder().isEmpty()) {
            fact(out, services.messages().get("profiles.folder"), line.folder());
        }
        if (line.parent() != null) {
            fact(out, services.messages().get("profiles.inherits"), line.parent());
        }
        line.urls().forEach(url -> fact(out, "callbackUrl", url));
        if (line.host() != null) {
            fact(out, "callbackHost", line.host());
        }
        fact(out, "callbackSNI", String.valueOf(line.sni()));
        fact(out, "callbackBodyType", BodyType.valueOf(line.bodyType().toUpperCase(Locale.ROOT)).contentType());
        fact(out, "callbackBody", "");
        Printable.of(line.body()).lines().forEach(text -> out.println("    " + text));
        line.variables().forEach(variable -> fact(out, variable.name(), (variable.secret() ? "***" : variable.value())
                + (variable.kind().equals("fixed") ? "" : "  (" + variable.kind() + ")")));
        line.headers().forEach((header, value) -> fact(out, header, value));
        if (!line.environments().isEmpty()) {
            out.println("  " + String.join(", ", line.environments()));
        }
        out.flush();
    }

    private static void fact(PrintStream out, String name, String value) {
        out.println(("  " + Printable.line(name) + ": " + Printable.line(value)).stripTrailing());
    }
}

package org.dropback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dropback diagnostics}: one zip file to send to somebody who helps. */
@Command(name = DiagnosticsCommand.NAME, sortOptions = false, customSynopsis = "  dropback diagnostics FILE", footer = "  dropback diagnostics dropback-diagnostics.zip")
final class DiagnosticsCommand implements Callable<Integer> {

    static final String NAME = "diagnostics";

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.option.diagnostics-file")
    Path file = Path.of("");

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    DiagnosticsCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(file)) {
            throw new WrongUsage(services.messages().get("cli.diagnostics.there", Printable.line(file.toString())));
        }
        services.diagnostics().write(file);
        services.console().out().println(services.messages().get("cli.diagnostics.written", Printable.line(file.toString())));
        return ExitCode.OK;
    }
}

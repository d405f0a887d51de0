package org.dropback.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dropback connection default}: where uploads go that do not say where to. */
@Command(name = "default", sortOptions = false, customSynopsis = "  dropback connection default [NAME]", footer = {"  dropback connection default Photos"})
final class ConnectionDefaultCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", hideParamSyntax = true, arity = "0..1", descriptionKey = "cli.option.default-connection")
    @Nullable String name;

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    ConnectionDefaultCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws IOException {
        services.connections().open(services).choose(name == null ? "" : services.connections().named(name, services).name());
        return ExitCode.OK;
    }
}

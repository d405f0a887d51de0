package org.dropback.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dropback.store.ConnectionShare;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropback connection export}: connections without their secrets, to be given away. */
@Command(name = "export", sortOptions = false, customSynopsis = "  dropback connection export [OPTION…] [NAME…]", footer = {
        "  dropback connection export Photos --to company.json"})
final class ConnectionExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", hideParamSyntax = true, descriptionKey = "cli.option.export-connections")
    List<String> names = new ArrayList<>();

    @Option(names = "--to", paramLabel = "FILE", descriptionKey = "cli.option.export-to")
    @Nullable Path to;

    @Option(names = "--overwrite", descriptionKey = "cli.option.export-overwrite")
    boolean overwrite;

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    ConnectionExportCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        var chosen = names.isEmpty() ? services.connections().open(services).list()
                : names.stream().map(name -> services.connections().named(name, services)).toList();
        if (chosen.isEmpty()) {
            throw new WrongUsage(services.messages().get("cli.usage.nothing-to-export"));
        }
        if (to == null) {
            services.console().out().print(ConnectionShare.export(chosen));
            services.console().out().flush();
        } else {
            ExportFile.write(to, ConnectionShare.export(chosen), overwrite, services.messages());
        }
        return ExitCode.OK;
    }
}

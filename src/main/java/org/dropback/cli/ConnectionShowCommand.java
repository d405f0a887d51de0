package org.dropback.cli;

import java.util.concurrent.Callable;
import org.dropback.check.RamPolicy;
import org.dropback.connection.SavedConnection;
import org.dropback.sandbox.SandboxOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropback connection show}. */
@Command(name = "show", sortOptions = false, customSynopsis = "  dropback connection show [OPTION…] NAME", footer = {
        "  dropback connection show Photos", "  dropback connection show Photos --ram-policy"})
final class ConnectionShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", descriptionKey = "cli.option.connection-name")
    String name = "";

    @Option(names = "--ram-policy", descriptionKey = "cli.option.ram-policy")
    boolean policy;

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    ConnectionShowCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        boolean sandbox = name.equals(SavedConnection.SANDBOX);
        var line = sandbox ? ConnectionLine.sandbox() : ConnectionLine.of(services.connections().named(name, services),
                services.connections().open(services).chosen().map(SavedConnection::name).orElse(""), services);
        var out = services.console().out();
        if (policy) {
            out.println(RamPolicy.json(line.bucket(), true));
        } else if (output.json()) {
            new JsonLines(out).write(line);
        } else {
            out.println(Printable.line(line.name()));
            line.problems().forEach(problem -> out.println("  ! " + Printable.line(problem)));
            fact("endpoint", line.endpoint());
            fact("region", line.region());
            fact("bucket", line.bucket());
            fact("signature", line.signature());
            fact("addressing", line.addressing());
            fact("keys", (line.keys() + " " + line.keyFrom()).strip());
            if (sandbox) {
                fact("accessKeySecret", SandboxOptions.defaults().accessKeySecret());
            }
            fact("proxy", line.proxy());
            fact("authority", line.authority());
            fact("keyTemplate", line.keyTemplate());
            fact("profile", line.profile());
        }
        out.flush();
        return ExitCode.OK;
    }

    private void fact(String fact, String value) {
        if (!value.isEmpty()) {
            services.console().out().println("  " + fact + ": " + Printable.line(value));
        }
    }
}

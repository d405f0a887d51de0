package org.dropback.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.dropback.connection.SavedConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dropback connection list}. */
@Command(name = "list", sortOptions = false, customSynopsis = "  dropback connection list [OPTION…]", footer = {"  dropback connection list --output json"})
final class ConnectionListCommand implements Callable<Integer> {

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    ConnectionListCommand(CliServices services) {
        this.services = services;
    }

    /** The component is the contract's field: add, never rename. */
    record Line(List<ConnectionLine> connections) {
    }

    @Override
    public Integer call() {
        var store = services.connections().open(services);
        var chosen = store.chosen().map(SavedConnection::name).orElse("");
        var lines = Stream.concat(Stream.of(ConnectionLine.sandbox()), store.list().stream().map(saved -> ConnectionLine.of(saved, chosen, services))).toList();
        var out = services.console().out();
        if (output.json()) {
            new JsonLines(out).write(new Line(lines));
            return ExitCode.OK;
        }
        lines.forEach(line -> out.println(Printable.line((line.isDefault() ? "* " : "  ") + line.name() + "  " + line.bucket() + "  " + line.endpoint()
                + "  " + line.keys() + (line.problems().isEmpty() ? "" : "  ! " + line.problems().getFirst()))));
        out.flush();
        return ExitCode.OK;
    }
}

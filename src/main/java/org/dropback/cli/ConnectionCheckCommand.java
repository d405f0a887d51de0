package org.dropback.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dropback.check.ConnectionCheck;
import org.dropback.check.Probe;
import org.dropback.check.Step;
import org.dropback.check.Step.Outcome;
import org.dropback.connection.Endpoint;
import org.dropback.connection.KeySource;
import org.dropback.connection.Network;
import org.dropback.connection.SavedConnection;
import org.dropback.connection.SecretSlot;
import org.dropback.oss.CancelSignal;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.secret.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropback connection check}: step by step, each with what it means and how to mend it. Exit code 0 when nothing failed, else 1. */
@Command(name = "check", sortOptions = false, customSynopsis = "  dropback connection check [OPTION…] [NAME]", footer = {
        "  dropback connection check Photos", "  dropback connection check sandbox --output json"})
final class ConnectionCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", hideParamSyntax = true, arity = "0..1", descriptionKey = "cli.option.connection-name")
    @Nullable String name;

    @Option(names = "--no-probe", descriptionKey = "cli.option.no-probe")
    boolean noProbe;

    @Option(names = "--probe", descriptionKey = "cli.option.probe")
    boolean probe;

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    ConnectionCheckCommand(CliServices services) {
        this.services = services;
    }

    /** The components are the contract's fields: add, never rename. */
    record Line(String connection, boolean ok, List<StepLine> steps) {
    }

    /** @param outcome {@code passed}, {@code warning}, {@code failed} or {@code skipped} */
    record StepLine(String step, String outcome, String text, List<String> mend, String proof) {
    }

    @Override
    public Integer call() throws IOException {
        if (probe && noProbe) {
            throw new WrongUsage(services.messages().get("cli.usage.two-accesses", "--probe", "--no-probe"));
        }
        if (SavedConnection.SANDBOX.equals(name)) {
            try (var sandbox = Sandboxes.start(SandboxOptions.defaults(), services)) {
                var endpoint = new Endpoint(Endpoint.Kind.CUSTOM, sandbox.region(), sandbox.endpoint().getAuthority(), false);
                var connection = SavedConnection.named(SavedConnection.SANDBOX).withEndpoint(endpoint).withBucket(sandbox.buckets().getFirst())
                        .withKeys(new KeySource.Session(sandbox.accessKeyId())).withNetwork(Network.DIRECT);
                services.connections().secrets().keepForSession(SecretSlot.ACCESS_KEY_SECRET.entry(connection.id()), new Secret(sandbox.accessKeySecret()));
                return check(connection, true);
            }
        }
        return check(name == null ? chosen() : services.connections().named(name, services), false);
    }

    private SavedConnection chosen() {
        var store = services.connections().open(services);
        return store.chosen().orElseThrow(() -> new WrongUsage(services.messages().get(store.list().isEmpty() ? "cli.usage.none-saved" : "cli.usage.no-default")));
    }

    private int check(SavedConnection connection, boolean sandbox) {
        var cancel = new CancelSignal();
        try (var _ = services.signals().listen(_ -> cancel.cancel())) {
            return check(connection, sandbox, cancel);
        }
    }

    private int check(SavedConnection connection, boolean sandbox, CancelSignal cancel) {
        var steps = new ConnectionCheck(services.connections().door(), services.clock()).run(connection, noProbe ? Probe.NONE : probe ? Probe.OBJECT : Probe.UPLOAD, sandbox, cancel,
                step -> {
                    if (!output.json()) {
                        print(step);
                    }
                });
        boolean ok = steps.stream().noneMatch(step -> step.outcome() == Outcome.FAILED);
        if (output.json()) {
            new JsonLines(services.console().out()).write(new Line(connection.name(), ok, steps.stream().map(this::line).toList()));
        }
        return cancel.isCancelled() ? ExitCode.INTERRUPTED : ok ? ExitCode.OK : ExitCode.FAILED;
    }

    private StepLine line(Step step) {
        var messages = services.messages();
        return new StepLine(word(step.kind()), word(step.outcome()), step.what().text(messages), step.mend().stream().map(mend -> mend.text(messages)).toList(),
                step.proof());
    }

    private void print(Step step) {
        var out = services.console().out();
        var messages = services.messages();
        var sign = switch (step.outcome()) {
            case PASSED -> "✓";
            case WARNING -> "!";
            case FAILED -> "✗";
            case SKIPPED -> "–";
        };
        out.println(sign + " " + messages.get("test.kind." + step.kind()) + ": " + Printable.line(step.what().text(messages)));
        step.mend().forEach(mend -> out.println("  → " + Printable.line(mend.text(messages))));
        if (!step.proof().isEmpty()) {
            out.println("  " + Printable.line(step.proof()));
        }
        out.flush();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

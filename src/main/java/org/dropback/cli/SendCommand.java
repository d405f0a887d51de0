package org.dropback.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.dropback.callback.BodyRenderer;
import org.dropback.callback.RenderRules;
import org.dropback.fire.FireOrder;
import org.dropback.fire.FireReport;
import org.dropback.fire.FireSigner;
import org.dropback.fire.KeyServer;
import org.dropback.fire.TestFire;
import org.dropback.sandbox.SandboxKey;
import org.dropback.wire.Sender;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dropback callback send}: a callback without an upload, from this machine, and what OSS would make of the answer. */
@Command(name = SendCommand.NAME, sortOptions = false, customSynopsis = "  dropback callback send [OPTION…]", footer = {
        "  dropback callback send --callback-url http://localhost:8080/oss \\",
        "    --callback-body 'key=${object}&size=${size}' --file photo.jpg",
        "  dropback callback send --profile 'Order attachment' --unsigned"})
final class SendCommand implements Callable<Integer> {

    static final String NAME = "send";

    @Mixin
    CallbackOptions callback = new CallbackOptions();

    @Mixin
    SampleOptions sample = new SampleOptions();

    @Option(names = "--unsigned", descriptionKey = "cli.option.unsigned")
    boolean unsigned;

    @Option(names = "--key-port", paramLabel = "PORT", descriptionKey = "cli.option.key-port")
    int keyPort;

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    SendCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var of = sample.sample(callback.requiredWithBody(services), services);
        var body = BodyRenderer.render(of.callback(), of.values(), RenderRules.DEFAULT);
        var bucket = of.values().bucket();
        if (unsigned) {
            return code(send(new FireOrder(of.callback(), body, bucket, null)));
        }
        var signer = SandboxKey.signer(services.sandboxData());
        try (var keys = keys(signer.publicPem())) {
            var report = send(new FireOrder(of.callback(), body, bucket, new FireSigner(signer.signature(), keys.url().toString())));
            if (!output.json()) {
                services.console().out().println(services.messages().get("cli.send.fetched", keys.fetched()));
                if (!report.accepted() && keys.fetched() == 0 && report.answered()) {
                    services.console().out().println(services.messages().get("cli.send.trust", "OSS_CALLBACK_KEY_PREFIX=" + keys.url().resolve("/")));
                }
            }
            return code(report);
        }
    }

    private KeyServer keys(String pem) {
        if (keyPort < 0 || keyPort > 65_535) {
            throw new WrongUsage(services.messages().get("cli.usage.out-of-range", "--key-port", "0", "65535"));
        }
        try {
            return KeyServer.start(pem, keyPort);
        } catch (IOException e) {
            throw new WrongUsage(services.messages().get("sandbox.cannotListen", "127.0.0.1", Integer.toString(keyPort)));
        }
    }

    private static int code(FireReport report) {
        return report.accepted() ? ExitCode.OK : ExitCode.CALLBACK_FAILED;
    }

    private FireReport send(FireOrder order) throws InterruptedException {
        var fire = new TestFire(new Sender(), services.clock());
        FireReport report;
        if (output.json()) {
            report = fire.send(order, _ -> { });
            new JsonLines(services.console().out()).write(SendLine.of(report, services.messages()));
        } else {
            var text = new SendText(services.console().out(), services.messages());
            text.begin(order);
            report = fire.send(order, text::tell);
            text.end(report);
        }
        return report;
    }
}

package org.dropback.cli;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.dropback.sandbox.ListenPort;
import org.dropback.sandbox.Sandbox;
import org.dropback.sandbox.SandboxOptions;
import org.dropback.sandbox.SandboxRules;
import org.dropback.sandbox.fault.FaultRule;
import org.dropback.text.BadInputException;
import org.dropback.text.Durations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dropback sandbox}: an OSS on this machine and its receiver, until interrupted. */
@Command(name = SandboxCommand.NAME, sortOptions = false, customSynopsis = "  dropback sandbox [OPTION…]", footer = {
        "  dropback sandbox --port 0 --answer-status 502 --output jsonl",
        "  dropback sandbox --fault '503 op=UploadPart every=3' --rule next-url=connect-error"})
final class SandboxCommand implements Callable<Integer> {

    static final String NAME = "sandbox";

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "cli.option.sandbox-port")
    @Nullable Integer port;

    @Option(names = "--receiver-port", paramLabel = "PORT", descriptionKey = "cli.option.receiver-port")
    @Nullable Integer receiverPort;

    @Option(names = "--receiver-tls-port", paramLabel = "PORT", descriptionKey = "cli.option.receiver-tls-port")
    @Nullable Integer receiverTlsPort;

    @Option(names = "--listen", paramLabel = "ADDRESS", descriptionKey = "cli.option.listen")
    String listen = SandboxOptions.LOCAL;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "cli.option.data")
    @Nullable Path data;

    @Option(names = "--access-key-id", paramLabel = "ID", descriptionKey = "cli.option.sandbox-access-key-id")
    @Nullable String accessKeyId;

    @Option(names = "--access-key-secret", paramLabel = "SECRET", descriptionKey = "cli.option.sandbox-access-key-secret")
    @Nullable String accessKeySecret;

    @Option(names = "--region", paramLabel = "REGION", descriptionKey = "cli.option.sandbox-region")
    @Nullable String region;

    @Option(names = "--bucket", paramLabel = "BUCKET", descriptionKey = "cli.option.sandbox-bucket")
    List<String> buckets = new ArrayList<>();

    @Option(names = "--answer-status", paramLabel = "N", descriptionKey = "cli.option.answer-status")
    int answerStatus = 200;

    @Option(names = "--answer-body", paramLabel = "TEXT", descriptionKey = "cli.option.answer-body")
    @Nullable String answerBody;

    @Option(names = "--answer-type", paramLabel = "TYPE", descriptionKey = "cli.option.answer-type")
    @Nullable String answerType;

    @Option(names = "--answer-delay", paramLabel = "DURATION", descriptionKey = "cli.option.answer-delay")
    Duration answerDelay = Duration.ZERO;

    @Option(names = "--rule", paramLabel = "NAME=VALUE", descriptionKey = "cli.option.rule")
    List<String> rules = new ArrayList<>();

    @Option(names = "--fault", paramLabel = "RULE", descriptionKey = "cli.option.fault")
    List<String> faults = new ArrayList<>();

    @Option(names = "--control-port", paramLabel = "PORT", descriptionKey = "cli.option.control-port")
    int controlPort;

    @Option(names = "--clock-offset", paramLabel = "DURATION", descriptionKey = "cli.option.clock-offset")
    String clockOffset = "0s";

    @Mixin
    OutputOption output = new OutputOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;
    private final Interruption interruption;

    SandboxCommand(CliServices services, Interruption interruption) {
        this.services = services;
        this.interruption = interruption;
    }

    /** The first line: where everything is. The components are the contract's fields: add, never rename. */
    record Ready(String endpoint, String region, String bucket, String accessKeyId, String accessKeySecret, String receiverUrl, String publicKeyUrl,
                 @Nullable String controlUrl, @Nullable String controlToken, @Nullable String receiverTlsUrl) {

        static Ready of(Sandbox sandbox) {
            return new Ready(sandbox.endpoint().toString(), sandbox.region(), sandbox.buckets().getFirst(), sandbox.accessKeyId(),
                    sandbox.accessKeySecret(), sandbox.receiverUrl().toString(), sandbox.publicKeyUrl().toString(),
                    sandbox.controlUrl().map(URI::toString).orElse(null), sandbox.controlToken().orElse(null),
                    sandbox.receiverTlsUrl().map(URI::toString).orElse(null));
        }
    }

    @Override
    public Integer call() throws Exception {
        var lines = new JsonLines(services.console().out());
        var readerLeft = new CountDownLatch(1);
        try (var sandbox = Sandboxes.start(options(), services)) {
            var events = new SandboxEvents(lines, readerLeft::countDown);
            synchronized (services.console().out()) {
                // What is served meanwhile waits for this lock: the first line is the first.
                if (output.form == OutputOption.Form.JSONL) {
                    sandbox.onEvent(events);
                }
                lines.write(Ready.of(sandbox));
            }
            if (!InetAddress.getByName(listen).isLoopbackAddress()) {
                services.console().err().println(services.messages().get("cli.sandbox.open", listen));
            }
            if (!sandbox.damaged().isEmpty()) {
                services.console().err().println(services.messages().get("sandbox.damaged", sandbox.damaged().size(), sandbox.damaged().getFirst().toString()));
            }
            services.console().err().println(services.messages().get("cli.sandbox.runs", sandbox.receiverUrl().toString()));
            readerLeft.await();
            return ExitCode.OK;
        } catch (Exception e) {
            // Interrupted while it waited, or still while it started.
            if (interruption.kind() == Signals.Kind.TERMINATE) {
                return ExitCode.OK;
            }
            throw e;
        }
    }

    private SandboxOptions options() {
        var answer = Sandboxes.answer(answerStatus, answerBody, answerType, answerDelay, services.messages());
        var options = SandboxOptions.defaults().withListen(listen).withData(data).withAnswer(answer);
        options = port == null ? options : options.withPort(port("--port", port));
        options = receiverPort == null ? options : options.withReceiverPort(port("--receiver-port", receiverPort));
        options = accessKeyId == null ? options : options.withAccessKeyId(accessKeyId);
        options = accessKeySecret == null ? options : options.withAccessKeySecret(accessKeySecret);
        options = region == null ? options : options.withRegion(region);
        options = buckets.isEmpty() ? options : options.withBuckets(buckets);
        options = receiverTlsPort == null ? options : options.withReceiverTlsPort(port("--receiver-tls-port", receiverTlsPort));
        return bent(options.withControlPort(port("--control-port", controlPort)));
    }

    private SandboxOptions bent(SandboxOptions options) {
        var messages = services.messages();
        var option = "--rule";
        try {
            var asked = SandboxRules.DEFAULT;
            for (var word : rules) {
                asked = asked.with(word);
            }
            option = "--fault";
            var parsed = new ArrayList<FaultRule>();
            for (var word : faults) {
                parsed.add(FaultRule.parse(word));
            }
            return options.withRules(asked).withFaults(parsed).withClockOffset(Durations.parseSigned(clockOffset));
        } catch (BadInputException e) {
            throw new WrongUsage(option + ": " + Printable.line(e.text(messages)));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(messages.get("cli.usage.clock-offset", Printable.line(clockOffset)));
        }
    }

    private ListenPort port(String option, int number) {
        try {
            return ListenPort.exactly(number);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(services.messages().get("cli.usage.out-of-range", option, "0", "65535"));
        }
    }
}

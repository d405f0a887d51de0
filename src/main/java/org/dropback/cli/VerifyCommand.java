package org.dropback.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.spec.InvalidKeySpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dropback.callback.CallbackSignature;
import org.dropback.callback.CapturedRequest;
import org.dropback.callback.SignatureCheck;
import org.dropback.callback.SignatureKey;
import org.dropback.callback.SignatureReport;
import org.dropback.callback.SignatureReport.Outcome;
import org.dropback.sandbox.SandboxKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropback callback verify}: checks the signature of a request that somebody saved. */
@Command(name = VerifyCommand.NAME, sortOptions = false, customSynopsis = "  dropback callback verify [OPTION…] REQUEST-FILE", footer = {
        "  dropback callback verify --key sandbox --output json request.txt"})
final class VerifyCommand implements Callable<Integer> {

    static final String NAME = "verify";

    private static final long MAX_BYTES = 64 << 20;

    @Parameters(paramLabel = "REQUEST-FILE", descriptionKey = "cli.option.request-file")
    @Nullable Path file;

    @Option(names = "--key", paramLabel = "oss|sandbox|PEM", descriptionKey = "cli.option.verify-key")
    String key = "oss";

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    VerifyCommand(CliServices services) {
        this.services = services;
    }

    /** The components are the contract's fields: add, never rename. */
    record Line(boolean valid, String outcome, String key, @Nullable String signedBy, List<StepLine> steps, long bodyBytes, List<String> mistakes,
                List<String> notes) {
    }

    /** The components are the contract's fields: add, never rename. */
    record StepLine(String step, String state, String value) {
    }

    @Override
    public Integer call() throws IOException {
        var expected = expected();
        var request = read();
        var others = others(expected);
        var notes = new ArrayList<>(request.notes());
        var report = SignatureCheck.check(request.target(), request.headers(), request.body(), expected, others);
        if (report.outcome() != Outcome.VALID && request.otherBody().isPresent()) {
            var other = SignatureCheck.check(request.target(), request.headers(), request.otherBody().get(), expected, others);
            if (other.outcome() == Outcome.VALID) {
                report = other;
                notes.remove(CapturedRequest.Note.LINE_END_DOUBTFUL);
                notes.add(CapturedRequest.Note.LINE_END_LEFT_OUT);
            }
        }
        if (report.outcome() == Outcome.VALID) {
            notes.remove(CapturedRequest.Note.LINE_END_DOUBTFUL);
        }
        if (output.json()) {
            new JsonLines(services.console().out()).write(line(report, expected, notes));
        } else {
            print(report, notes);
        }
        return report.outcome() == Outcome.VALID ? ExitCode.OK : ExitCode.FAILED;
    }

    private SignatureKey expected() {
        return switch (key) {
            case "oss" -> SignatureKey.oss();
            case "sandbox" -> sandbox().orElseThrow(
                    () -> new WrongUsage(services.messages().get("cli.verify.no-sandbox-key", services.sandboxData().toString())));
            default -> {
                try {
                    yield SignatureKey.given(CallbackSignature.publicKey(Files.readString(Path.of(key), UTF_8)));
                } catch (IOException | InvalidPathException | InvalidKeySpecException e) {
                    throw new WrongUsage(services.messages().get("cli.verify.no-key", Printable.line(key)));
                }
            }
        };
    }

    private List<SignatureKey> others(SignatureKey expected) {
        var others = new ArrayList<SignatureKey>();
        if (expected.origin() != SignatureKey.Origin.OSS) {
            others.add(SignatureKey.oss());
        }
        if (expected.origin() != SignatureKey.Origin.SANDBOX) {
            sandbox().ifPresent(others::add);
        }
        return others;
    }

    private Optional<SignatureKey> sandbox() {
        try {
            return SandboxKey.in(services.sandboxData());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private CapturedRequest read() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw unusable("captured.too-long");
            }
            return CapturedRequest.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw unusable("captured.unreadable");
        } catch (CapturedRequest.UnreadableException e) {
            throw unusable(e.messageKey());
        }
    }

    private WrongUsage unusable(String reason) {
        return new WrongUsage(services.messages().get("cli.verify.unusable", Printable.line(String.valueOf(file)), services.messages().get(reason)));
    }

    private void print(SignatureReport report, List<CapturedRequest.Note> notes) {
        var out = services.console().out();
        var messages = services.messages();
        out.println(messages.get("cli.verify." + word(report.outcome())));
        for (var step : report.steps()) {
            var mark = switch (step.state()) {
                case OK -> "\u2713";
                case FAILED -> "\u2717";
                case UNKNOWN -> "?";
            };
            out.println("  " + mark + " " + messages.get("cli.verify.step", step.kind().title(messages), Printable.line(report.shown(step.kind(), messages))));
        }
        report.diagnosis(messages).forEach(out::println);
        notes.forEach(note -> out.println(messages.get(note.messageKey())));
        out.flush();
    }

    private static Line line(SignatureReport report, SignatureKey expected, List<CapturedRequest.Note> notes) {
        var steps = report.steps().stream().map(step -> new StepLine(word(step.kind()), word(step.state()), step.value())).toList();
        return new Line(report.outcome() == Outcome.VALID, word(report.outcome()), word(expected.origin()),
                report.signedBy() == null ? null : word(report.signedBy()), steps, report.bodyBytes(),
                report.mistakes().stream().<String>map(VerifyCommand::word).toList(), notes.stream().<String>map(VerifyCommand::word).toList());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

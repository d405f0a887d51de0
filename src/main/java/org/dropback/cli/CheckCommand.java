package org.dropback.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CheckContext;
import org.dropback.callback.ProfileChecks;
import org.dropback.upload.ContentTypes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dropback callback check}: what OSS, or the server, would object to, before the first byte. */
@Command(name = CheckCommand.NAME, sortOptions = false, customSynopsis = "  dropback callback check [OPTION…]", footer = {
        "  dropback callback check --profile 'Order attachment'"})
final class CheckCommand implements Callable<Integer> {

    static final String NAME = "check";

    @Mixin
    CallbackOptions callback = new CallbackOptions();

    @Option(names = "--region", paramLabel = "REGION", descriptionKey = "cli.option.check-region")
    @Nullable String region;

    @Option(names = "--file", paramLabel = "FILE", descriptionKey = "cli.option.check-file")
    @Nullable Path file;

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    CheckCommand(CliServices services) {
        this.services = services;
    }

    /** The components are the contract's fields: add, never rename. */
    record Line(String profile, long errors, long warnings, List<FindingLine> findings) {
    }

    /** @param severity {@code error} or {@code warning} */
    record FindingLine(String severity, String field, String code, String text) {
    }

    @Override
    public Integer call() {
        var profile = callback.profile == null ? callback.requiredWithBody(services) : callback.required(services);
        var findings = findings(profile);
        long errors = findings.stream().filter(finding -> finding.severity().equals("error")).count();
        if (output.json()) {
            new JsonLines(services.console().out()).write(new Line(profile.name(), errors, findings.size() - errors, findings));
        } else {
            print(findings);
        }
        return errors == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<FindingLine> findings(CallbackProfile profile) {
        var messages = services.messages();
        var lines = new ArrayList<FindingLine>();
        for (var finding : ProfileChecks.check(profile, new CheckContext(callback.allowPrivate, region, file == null ? null : new ContentTypes().of(file)))) {
            lines.add(new FindingLine(word(finding.severity()), word(finding.field()), finding.code(), finding.text(messages)));
        }
        return lines;
    }

    private void print(List<FindingLine> findings) {
        var out = services.console().out();
        if (findings.isEmpty()) {
            out.println(services.messages().get("cli.check.clean"));
        }
        for (var finding : findings) {
            out.println(services.messages().get("cli.check." + finding.severity(), Printable.line(finding.text())));
        }
        out.flush();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

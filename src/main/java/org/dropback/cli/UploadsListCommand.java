package org.dropback.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dropback uploads list}: those that this home began, or all of a bucket. */
@Command(name = "list", sortOptions = false, customSynopsis = "  dropback uploads list [OPTION…]", footer = {
        "  dropback uploads list", "  dropback uploads list --endpoint https://oss-cn-hangzhou.aliyuncs.com --region cn-hangzhou \\",
        "    --bucket photos --all"})
final class UploadsListCommand implements Callable<Integer> {


    @Mixin
    OngoingTarget target = new OngoingTarget();

    @Option(names = "--all", descriptionKey = "cli.option.uploads-all")
    boolean all;

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    UploadsListCommand(CliServices services) {
        this.services = services;
    }

    /** The component is the contract's field: add, never rename. */
    record Line(List<OngoingLine> uploads) {
    }

    @Override
    public Integer call() throws Exception {
        return target.run(services, "uploads list", (_, found) -> {
            var lines = found.stream().filter(upload -> all || upload.holder() != null).toList();
            var out = services.console().out();
            if (output.json()) {
                new JsonLines(out).write(new Line(lines.stream().map(OngoingLine::of).toList()));
                return ExitCode.OK;
            }
            if (lines.isEmpty()) {
                out.println(services.messages().get("cli.none"));
            }
            lines.forEach(upload -> out.println(Printable.line(upload.uploadId()) + "  " + Printable.TIME.format(upload.initiated().atZone(services.clock().getZone())) + "  "
                    + Printable.line(upload.connection().bucket() + "/" + upload.key()) + "  "
                    + services.messages().get("ongoing.holder." + OngoingLine.of(upload).holder())));
            out.flush();
            return ExitCode.OK;
        });
    }
}

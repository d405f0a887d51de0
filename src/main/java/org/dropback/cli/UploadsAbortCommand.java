package org.dropback.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dropback.callback.ErrorCatalogue;
import org.dropback.oss.StoreException;
import org.dropback.upload.BegunUpload.Holder;
import org.dropback.upload.engine.OngoingUploads;
import org.dropback.upload.engine.OngoingUploads.Ongoing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dropback uploads abort}: the orphans of this home, or those that are named one by one, whoever began them. */
@Command(name = "abort", sortOptions = false, customSynopsis = "  dropback uploads abort [OPTION…] [UPLOAD-ID…]", footer = {
        "  dropback uploads abort", "  dropback uploads abort 0004B9895DBBB6EC98E36"})
final class UploadsAbortCommand implements Callable<Integer> {

    @Mixin
    OngoingTarget target = new OngoingTarget();

    @Parameters(paramLabel = "UPLOAD-ID", arity = "0..*", hideParamSyntax = true, descriptionKey = "cli.option.upload-ids")
    List<String> ids = new ArrayList<>();

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    UploadsAbortCommand(CliServices services) {
        this.services = services;
    }

    /** The component is the contract's field: add, never rename. */
    record Line(List<OngoingLine> aborted) {
    }

    @Override
    public Integer call() throws Exception {
        return target.run(services, "uploads abort", this::abort);
    }

    private int abort(OngoingUploads uploads, List<Ongoing> found) {
        var messages = services.messages();
        boolean failed = false;
        for (var id : ids) {
            if (found.stream().noneMatch(upload -> upload.uploadId().equals(id))) {
                say(messages.get("cli.uploads.none", Printable.line(id)));
                failed = true;
            }
        }
        var aborted = new ArrayList<OngoingLine>();
        for (var upload : found) {
            boolean wanted = ids.isEmpty() ? upload.isOrphan() : ids.contains(upload.uploadId());
            if (wanted && upload.holder() == Holder.RUNNING) {
                say(messages.get("cli.uploads.running", Printable.line(upload.uploadId())));
                failed = true;
            } else if (wanted) {
                try {
                    uploads.abort(upload);
                    aborted.add(OngoingLine.of(upload));
                } catch (StoreException e) {
                    say(Printable.line(upload.connection().bucket() + "/" + upload.key() + ": " + ErrorCatalogue.explain(e.evidence()).cause(messages)));
                    failed = true;
                }
            }
        }
        report(aborted);
        return failed ? ExitCode.FAILED : ExitCode.OK;
    }

    private void report(List<OngoingLine> aborted) {
        var out = services.console().out();
        if (output.json()) {
            new JsonLines(out).write(new Line(aborted));
            return;
        }
        aborted.forEach(line -> out.println(services.messages().get("cli.uploads.aborted", Printable.line(line.uploadId()), Printable.line(line.bucket() + "/" + line.key()))));
        if (aborted.isEmpty() && ids.isEmpty()) {
            out.println(services.messages().get("cli.uploads.no-orphans"));
        }
        out.flush();
    }

    private void say(String sentence) {
        services.console().err().println("dropback: " + sentence);
    }
}

package org.dropback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import org.dropback.callback.BucketNames;
import org.dropback.callback.Callback;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.CallbackVariable;
import org.dropback.callback.SystemValues;
import org.dropback.sandbox.FileValues;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;
import org.dropback.upload.ContentTypes;
import org.dropback.upload.FilePlaceholders;
import org.dropback.upload.SampleFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The words that say for which upload a callback is rendered: a file that exists, or a sample. Nothing is uploaded. */
final class SampleOptions {

    @Option(names = "--file", paramLabel = "FILE", descriptionKey = "cli.option.sample-file")
    @Nullable Path file;

    @Option(names = "--bucket", paramLabel = "BUCKET", descriptionKey = "cli.option.sample-bucket")
    String bucket = "examplebucket";

    @Option(names = "--key", paramLabel = "TEMPLATE", descriptionKey = "cli.option.sample-key")
    String key = "{name}";

    @Mixin
    Rows rows = new Rows();

    /**
     * A callback of one file.
     *
     * @param file null for the sample
     */
    record Sample(@Nullable Path file, Callback callback, SystemValues values) {

        String name() {
            return file == null ? SampleFile.NAME : String.valueOf(file.getFileName());
        }
    }

    /** Reads the file once, if there is one. @throws WrongUsage where the file cannot be read or a template makes no sense for it */
    Sample sample(CallbackProfile profile, CliServices services) throws InterruptedException {
        var messages = services.messages();
        if (BucketNames.problem(bucket).isPresent()) {
            throw new WrongUsage(messages.get("cli.usage.bad-bucket", bucket) + " " + messages.get(BucketNames.problem(bucket).get()));
        }
        var table = rows.tableOf(file != null, services);
        rows.warnUnused(key, profile, table, services);
        if (file == null) {
            var values = SystemValues.sample(bucket, resolved("--key", key, null, services));
            return new Sample(null, profile.resolve(template -> resolved(named(template, profile), template, null, services)), values);
        }
        try {
            var name = String.valueOf(file.getFileName());
            var placeholders = new FilePlaceholders(new FilePlaceholders.Facts(file, name, Files.size(file),
                    Files.getLastModifiedTime(file).toInstant(), table == null ? null : table.rowOf(name, file)), ZonedDateTime.now(services.clock()), services.environment(), Thread::interrupted);
            var values = values(file, resolved("--key", key, placeholders, services));
            return new Sample(file, profile.resolve(template -> resolved(named(template, profile), template, placeholders, services)), values);
        } catch (IOException e) {
            throw new WrongUsage(messages.get("cli.usage.sample-file", Printable.line(file.toString()), Printable.line(e.toString())));
        }
    }

    private static String named(String template, CallbackProfile profile) {
        return profile.variables().stream().filter(variable -> variable.kind() == CallbackVariable.Kind.FROM_FILE && variable.value().equals(template))
                .map(CallbackVariable::name).findFirst().orElse("--var-from");
    }

    /** @param placeholders null for those of the sample */
    private static String resolved(String option, String template, @Nullable FilePlaceholders placeholders, CliServices services) {
        try {
            return placeholders == null ? SampleFile.resolve(template, ZonedDateTime.now(services.clock()))
                    : PlaceholderTemplate.parse(template).resolve(placeholders);
        } catch (PlaceholderException e) {
            throw new WrongUsage(services.messages().get("cli.usage.bad-template", option, services.messages().get(e.messageKey(), e.args().toArray())));
        }
    }

    private SystemValues values(Path file, String object) throws IOException, InterruptedException {
        var type = new ContentTypes().of(file);
        return FileValues.of(file, bucket, object, type, _ -> { });
    }
}

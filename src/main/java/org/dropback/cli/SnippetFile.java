package org.dropback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZonedDateTime;
import java.util.function.UnaryOperator;
import org.dropback.callback.CallbackProfile;
import org.dropback.callback.ObjectKeys;
import org.dropback.connection.Connection;
import org.dropback.snippet.SnippetInput;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;
import org.dropback.upload.ContentTypes;
import org.dropback.upload.FilePlaceholders;
import org.dropback.upload.PartPlan;
import org.dropback.upload.RowTable;
import org.dropback.upload.SampleFile;
import org.dropback.upload.UploadMethod;
import org.dropback.upload.UploadOptions;
import org.jspecify.annotations.Nullable;

/** The file that a program shall upload: the one named, else the sample of the window. */
final class SnippetFile {

    private final CliServices services;
    private final String path;
    private final long size;
    private final UnaryOperator<String> resolved;

    /** @param table null for none  @throws WrongUsage where the file cannot be looked at */
    SnippetFile(@Nullable String named, @Nullable RowTable table, CliServices services) {
        this.services = services;
        var now = ZonedDateTime.now(services.clock());
        if (named == null) {
            path = SampleFile.NAME;
            size = SampleFile.SIZE;
            resolved = template -> SampleFile.resolve(template, now);
            return;
        }
        try {
            var file = Path.of(named);
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new WrongUsage(services.messages().get("cli.usage.snippet-file", Printable.line(named)));
            }
            path = named;
            size = attributes.size();
            var name = file.toAbsolutePath().normalize().getFileName().toString();
            var facts = new FilePlaceholders.Facts(file, name, size, attributes.lastModifiedTime().toInstant(), table == null ? null : table.rowOf(name, file));
            var values = new FilePlaceholders(facts, now, services.environment(), () -> false);
            resolved = template -> PlaceholderTemplate.parse(template).resolve(values);
        } catch (IOException | InvalidPathException e) {
            throw new WrongUsage(services.messages().get("cli.usage.snippet-file", Printable.line(named)));
        }
    }

    /** @param method null: by the file's size */
    SnippetInput input(Connection connection, CallbackProfile profile, String keyTemplate, @Nullable UploadMethod method) {
        var key = resolve("--key", keyTemplate);
        ObjectKeys.problem(key).ifPresent(problem -> {
            throw new WrongUsage(services.messages().get(problem));
        });
        var options = new UploadOptions(method, UploadOptions.DEFAULT_PART_SIZE);
        boolean multipart = UploadMethod.choose(options, size) == UploadMethod.MULTIPART;
        var partSize = multipart ? PartPlan.of(size, options.partSize()).partSize() : options.partSize();
        var type = new ContentTypes().of(Path.of(path));
        return new SnippetInput(connection, profile.resolve(template -> resolve("--var-from", template)), key, path, type, multipart, partSize)
                .withoutSecretsOf(profile);
    }

    private String resolve(String option, String template) {
        var messages = services.messages();
        try {
            return resolved.apply(template);
        } catch (PlaceholderException e) {
            throw new WrongUsage(messages.get("cli.usage.bad-template", option, messages.get(e.messageKey(), e.args().toArray())));
        }
    }
}

package org.dropback.cli;

import java.util.concurrent.Callable;
import org.dropback.callback.CheckContext;
import org.dropback.snippet.SnippetKind;
import java.util.Iterator;
import org.dropback.snippet.SnippetLanguage;
import org.dropback.snippet.Snippets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dropback snippet}: prints a program that does one upload with its callback, or answers callbacks. Starts nothing and needs no key. */
@Command(name = SnippetCommand.NAME, sortOptions = false, customSynopsis = "  dropback snippet LANGUAGE [OPTION…]", footer = {
        "  dropback snippet java --endpoint https://oss-cn-hangzhou.aliyuncs.com --region cn-hangzhou --bucket photos \\",
        "    --profile Orders --key 'in/{name}' --file photo.jpg > Upload.java"})
final class SnippetCommand implements Callable<Integer> {

    static final String NAME = "snippet";

    @Parameters(paramLabel = "LANGUAGE", hideParamSyntax = true, arity = "0..1", descriptionKey = "cli.option.language", completionCandidates = Languages.class)
    @Nullable String word;

    @Mixin
    TargetOptions target = new TargetOptions();

    @Mixin
    CallbackOptions callback = new CallbackOptions();

    @Option(names = "--key", paramLabel = "TEMPLATE", descriptionKey = "cli.option.key")
    String key = "{name}";

    @Option(names = "--method", paramLabel = UploadCommand.METHODS, descriptionKey = "cli.option.method")
    UploadCommand.Method method = UploadCommand.Method.AUTO;

    @Option(names = "--file", paramLabel = "FILE", descriptionKey = "cli.option.snippet-file")
    @Nullable String file;

    @Mixin
    Rows rows = new Rows();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    SnippetCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        var language = language();
        services.console().out().print(language.kind() == SnippetKind.RECEIVER ? Snippets.receiver(language) : uploader(language));
        services.console().out().flush();
        return ExitCode.OK;
    }

    private SnippetLanguage language() {
        var messages = services.messages();
        var known = String.join(", ", SnippetLanguage.words());
        if (word == null) {
            throw new WrongUsage(messages.get("cli.usage.no-language", known));
        }
        return SnippetLanguage.of(word).orElseThrow(() -> new WrongUsage(Nearest.to(word, SnippetLanguage.words())
                .map(near -> messages.get("cli.usage.unknown-language", Printable.line(word), near))
                .orElseGet(() -> messages.get("cli.usage.unknown-language-far", Printable.line(word), known))));
    }

    private String uploader(SnippetLanguage language) {
        var messages = services.messages();
        target.demandKey(NAME, messages);
        var connection = target.described(services);
        target.demandKey(NAME, messages);
        var profile = callback.resolve(new CheckContext(target.callsPrivateAddresses(messages), target.region, null), services);
        if (profile == null) {
            throw new WrongUsage(messages.get("cli.usage.snippet-without-callback"));
        }
        var input = new SnippetFile(file, rows.tableOf(file != null, services), services).input(connection, profile, key, method.method);
        if (Snippets.leavesPathStyle(language, input)) {
            services.console().err().println("dropback: " + messages.get("snippet.without-path", language.title()));
        }
        if (input.hidesSecrets()) {
            services.console().err().println("dropback: " + messages.get("snippet.without-secrets"));
        }
        return Snippets.write(language, input);
    }

    /** For shells. */
    static final class Languages implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return SnippetLanguage.words().iterator();
        }
    }
}

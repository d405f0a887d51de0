package org.dropback.cli;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.dropback.text.BadInputException;
import org.dropback.update.UpdateCheck;
import org.dropback.update.UpdateResult;
import org.dropback.update.UpdateSource;
import org.dropback.wire.Sender;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dropback update check}: exit code 0 where it is known whether there is a newer version, else 1. */
@Command(name = "check", sortOptions = false, customSynopsis = "  dropback update check [OPTION…]", footer = {
        "  dropback update check", "  dropback update check --url https://example.com/dropback.json --public-key MCowBQYDK2VwAyEA…"})
final class UpdateCheckCommand implements Callable<Integer> {

    @Option(names = "--url", paramLabel = "URL", descriptionKey = "cli.option.update-url")
    @Nullable String url;

    @Option(names = "--public-key", paramLabel = "BASE64", descriptionKey = "cli.option.update-key")
    @Nullable String publicKey;

    @Mixin
    JsonOption output = new JsonOption();

    @Mixin
    HelpOption help = new HelpOption();

    private final CliServices services;

    UpdateCheckCommand(CliServices services) {
        this.services = services;
    }

    /**
     * The components are the contract's fields: add, never rename.
     *
     * @param newest null where there is none newer, or nothing is known
     * @param error  null unless nothing is known
     */
    record Line(String current, @Nullable String newest, @Nullable String page, @Nullable String notes, @Nullable Error error) {
    }

    record Error(String code, String explanation) {
    }

    @Override
    public Integer call() throws InterruptedException {
        var result = new UpdateCheck(new Sender(), services.version()).ask(source());
        if (output.json()) {
            new JsonLines(services.console().out()).write(line(result));
        } else {
            tell(result);
        }
        return result instanceof UpdateResult.Failed ? ExitCode.FAILED : ExitCode.OK;
    }

    private UpdateSource source() {
        var messages = services.messages();
        var address = Objects.requireNonNullElse(url, services.updates().url());
        var key = Objects.requireNonNullElse(publicKey, services.updates().publicKey());
        if (address.isEmpty() || key.isEmpty()) {
            throw new WrongUsage(messages.get("update.nowhere"));
        }
        try {
            return UpdateSource.of(address, key);
        } catch (BadInputException e) {
            throw new WrongUsage(messages.get("update.failed", e.text(messages)));
        }
    }

    private void tell(UpdateResult result) {
        var out = services.console().out();
        var sentence = Printable.line(result.text(services.messages()));
        switch (result) {
            case UpdateResult.Failed _ -> services.console().err().println("dropback: " + services.messages().get("update.failed", sentence));
            case UpdateResult.Newest _ -> out.println(sentence);
            case UpdateResult.Newer newer -> {
                out.println(sentence);
                out.println(services.messages().get("update.newer.page", newer.release().page().toString()));
                if (!newer.release().notes().isBlank()) {
                    out.println(Printable.of(newer.release().notes().strip()).indent(2).stripTrailing());
                }
            }
        }
        out.flush();
    }

    private Line line(UpdateResult result) {
        return switch (result) {
            case UpdateResult.Newest(var current) -> new Line(current, null, null, null, null);
            case UpdateResult.Newer(var current, var release) -> new Line(current, release.version(), release.page().toString(), release.notes(), null);
            case UpdateResult.Failed failed -> new Line(services.version(), null, null, null,
                    new Error(failed.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'), failed.text(services.messages())));
        };
    }
}

package org.dropback.cli;

import java.time.Duration;
import java.util.ArrayList;
import org.dropback.text.Messages;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the parser found wrong, as a sentence in the user's language. */
final class UsageErrors {

    private UsageErrors() {
    }

    static String sentence(ParameterException error, Messages messages) {
        return switch (error) {
            case UnmatchedArgumentException e when e.isUnknownOption() -> {
                var unknown = e.getUnmatched().getFirst();
                var known = new ArrayList<String>();
                e.getCommandLine().getCommandSpec().options().stream().filter(option -> !option.hidden()).forEach(option -> known.add(option.longestName()));
                yield Nearest.to(unknown.split("=", 2)[0], known).map(near -> messages.get("cli.usage.unknown-option", Printable.line(unknown), near))
                        .orElseGet(() -> messages.get("cli.usage.no-such-option", Printable.line(unknown)));
            }
            case UnmatchedArgumentException e -> messages.get("cli.usage.unknown-word", Printable.line(e.getUnmatched().getFirst()));
            case MissingParameterException e when !e.getMissing().isEmpty() -> messages.get("cli.usage.no-value", name(e.getMissing().getFirst()));
            case ParameterException e when e.getArgSpec() != null && e.getValue() != null ->
                    messages.get("cli.usage.bad-value", name(e.getArgSpec()), Printable.line(e.getValue()), valid(e.getArgSpec(), messages));
            default -> error.getMessage();
        };
    }

    private static String valid(ArgSpec argument, Messages messages) {
        if (argument.type() == Duration.class) {
            return messages.get("cli.usage.duration");
        }
        return argument.type() == int.class || argument.type() == Integer.class ? messages.get("cli.usage.whole-number") : argument.paramLabel();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}

package org.dropback.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dropback.callback.ErrorCatalogue;
import org.dropback.oss.StoreException;
import org.dropback.sandbox.SandboxException;
import org.dropback.text.Durations;
import org.dropback.upload.JournalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The command line: words in, exit code out. One call at a time, on the thread that is to be interrupted by Ctrl-C. */
public final class Cli {

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);
    private static final List<String> COMMANDS = List.of(DemoCommand.NAME, UploadCommand.NAME, RetryCallbackCommand.NAME, SandboxCommand.NAME, CallbackCommand.NAME,
            ProfileCommand.NAME, ConnectionCommand.NAME, HistoryCommand.NAME, UploadsCommand.NAME, SnippetCommand.NAME, CompletionCommand.NAME, DiagnosticsCommand.NAME, UpdateCommand.NAME);
    /** What the JVM makes of a byte that its locale cannot read. */
    static final char UNREADABLE = '\uFFFD';

    private final CliServices services;

    public Cli(CliServices services) {
        this.services = services;
    }

    /** Whether these words ask for the window: there are none, or the first is no command but a file. Such words are not for {@link #run}. */
    public static boolean opensWindow(String... words) {
        if (words.length == 0) {
            return true;
        }
        if (words[0].startsWith("-") || COMMANDS.contains(words[0])) {
            return false;
        }
        try {
            return Files.exists(Path.of(words[0]));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** @return one of {@link ExitCode} */
    public int run(String... words) {
        for (var word : words) {
            if (word.indexOf(UNREADABLE) >= 0) {
                return wrongUsage(services.messages().get("cli.usage.unreadable-word"));
            }
        }
        if (words.length > 0 && !words[0].startsWith("-") && !COMMANDS.contains(words[0])) {
            var word = Printable.line(words[0]);
            return wrongUsage(Nearest.to(words[0], COMMANDS).map(near -> services.messages().get("cli.usage.no-command", word, near))
                    .orElseGet(() -> services.messages().get("cli.usage.no-command-far", word, String.join(", ", COMMANDS))));
        }
        try (var interruption = new Interruption(services.signals())) {
            return commandLine(words.length == 0 ? "" : words[0], interruption).execute(words);
        }
    }

    private CommandLine commandLine(String word, Interruption interruption) {
        var console = services.console();
        var root = new CommandLine(new RootCommand());
        // Of thirteen commands one is run: to read the options of all takes longer than most of them.
        var needed = word.equals(CompletionCommand.NAME) || !COMMANDS.contains(word) ? COMMANDS : List.of(word);
        needed.forEach(name -> root.addSubcommand(command(name, interruption)));
        root.getCommandSpec().version("dropback " + services.version());
        root.registerConverter(Duration.class, Durations::parse);
        root.setExpandAtFiles(false);
        root.setInterpolateVariables(false);
        root.setOverwrittenOptionsAllowed(true);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setColorScheme(Help.defaultColorScheme(console.terminal() ? Help.Ansi.ON : Help.Ansi.OFF));
        root.setOut(new PrintWriter(console.out(), true));
        root.setErr(new PrintWriter(console.err(), true));
        root.setParameterExceptionHandler((e, ignored) -> wrongUsage(UsageErrors.sentence(e, services.messages()), e.getCommandLine()));
        root.setExecutionExceptionHandler((e, command, ignored) -> failed(e, command, interruption));
        HelpTexts.apply(root, services.messages());
        return root;
    }

    private CommandLine command(String name, Interruption interruption) {
        return switch (name) {
            case DemoCommand.NAME -> new CommandLine(new DemoCommand(services));
            case UploadCommand.NAME -> new CommandLine(new UploadCommand(services, interruption));
            case RetryCallbackCommand.NAME -> HiddenOptions.in(new RetryCallbackCommand(services), CallbackOptions.NO_CALLBACK, AccessOptions.POLICY_URL,
                    AccessOptions.PRESIGNED);
            case SandboxCommand.NAME -> new CommandLine(new SandboxCommand(services, interruption));
            case CallbackCommand.NAME -> group(new CallbackCommand(), shownOrSent(new RenderCommand(services)),
                    HiddenOptions.in(new CheckCommand(services), CallbackOptions.NO_CALLBACK), shownOrSent(new SendCommand(services)), new VerifyCommand(services));
            case ProfileCommand.NAME -> group(new ProfileCommand(), new ProfileListCommand(services), new ProfileShowCommand(services),
                    new ProfileImportCommand(services), new ProfileExportCommand(services));
            case ConnectionCommand.NAME -> group(new ConnectionCommand(), new ConnectionListCommand(services), new ConnectionShowCommand(services),
                    new ConnectionCheckCommand(services), new ConnectionImportCommand(services), new ConnectionExportCommand(services),
                    new ConnectionSecretCommand(services), new ConnectionDefaultCommand(services));
            case HistoryCommand.NAME -> group(new HistoryCommand(), new HistoryListCommand(services), new HistoryShowCommand(services),
                    new HistoryExportCommand(services, interruption));
            case UploadsCommand.NAME -> group(new UploadsCommand(), withKey(new UploadsListCommand(services)), withKey(new UploadsAbortCommand(services)));
            case SnippetCommand.NAME -> HiddenOptions.in(new SnippetCommand(services), CallbackOptions.NO_CALLBACK, AccessOptions.POLICY_URL, AccessOptions.PRESIGNED);
            case CompletionCommand.NAME -> new CommandLine(new CompletionCommand(services));
            case DiagnosticsCommand.NAME -> new CommandLine(new DiagnosticsCommand(services));
            case UpdateCommand.NAME -> group(new UpdateCommand(), new UpdateCheckCommand(services));
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Whatever OSS would say of the address. */
    private static CommandLine shownOrSent(Object command) {
        return HiddenOptions.in(command, CallbackOptions.NO_CALLBACK, CallbackOptions.ALLOW_PRIVATE);
    }

    /** Who looks at a bucket needs a key. */
    private static CommandLine withKey(Object command) {
        return HiddenOptions.in(command, AccessOptions.POLICY_URL, AccessOptions.PRESIGNED);
    }

    private static CommandLine group(Object command, Object... words) {
        var group = new CommandLine(command);
        List.of(words).forEach(group::addSubcommand);
        return group;
    }

    private int wrongUsage(String sentence) {
        return wrongUsage(sentence, services.messages().get("cli.usage.see-help"));
    }

    private int wrongUsage(String sentence, CommandLine command) {
        return wrongUsage(sentence, command.getParent() == null ? services.messages().get("cli.usage.see-help")
                : services.messages().get("cli.usage.see-help-of", command.getCommandSpec().qualifiedName() + " --help"));
    }

    private int wrongUsage(String sentence, String help) {
        services.console().err().println("dropback: " + sentence);
        services.console().err().println(help);
        return ExitCode.WRONG_USAGE;
    }

    private int failed(Exception failure, CommandLine command, Interruption interruption) {
        if (interruption.happened()) {
            return ExitCode.INTERRUPTED;
        }
        var messages = services.messages();
        var reason = switch (failure) {
            case WrongUsage e -> null;
            case SandboxException e -> e.text(messages);
            case StoreException e -> ErrorCatalogue.explain(e.evidence()).cause(messages);
            case JournalException e -> e.text(messages);
            case IOException e -> e.toString();
            default -> {
                LOG.error("A command failed", failure);
                yield failure.toString();
            }
        };
        if (reason == null) {
            return wrongUsage(String.valueOf(failure.getMessage()), command);
        }
        services.console().err().println("dropback: " + messages.get("cli.failed", reason));
        return ExitCode.FAILED;
    }
}

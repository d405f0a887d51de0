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
            ProfileCommand.NAME, ConnectionCommand.NAME, HistoryCommand.NAME, UploadsCommand.NAME, SnippetCommand.NAME, CompletionCommand.NAME, DiagnosticsCommand.NAME);
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
            return commandLine(interruption).execute(words);
        }
    }

    private CommandLine commandLine(Interruption interruption) {
        var console = services.console();
        var root = new CommandLine(new RootCommand());
        root.addSubcommand(new DemoCommand(services));
        root.addSubcommand(new UploadCommand(services, interruption));
        root.addSubcommand(new RetryCallbackCommand(services));
        root.addSubcommand(new SandboxCommand(services, interruption));
        root.addSubcommand(new CommandLine(new CallbackCommand()).addSubcommand(new RenderCommand(services)).addSubcommand(new CheckCommand(services))
                .addSubcommand(new SendCommand(services)).addSubcommand(new VerifyCommand(services)));
        root.addSubcommand(new CommandLine(new ProfileCommand()).addSubcommand(new ProfileListCommand(services))
                .addSubcommand(new ProfileShowCommand(services)).addSubcommand(new ProfileImportCommand(services))
                .addSubcommand(new ProfileExportCommand(services)));
        root.addSubcommand(new CommandLine(new ConnectionCommand()).addSubcommand(new ConnectionListCommand(services))
                .addSubcommand(new ConnectionShowCommand(services)).addSubcommand(new ConnectionCheckCommand(services))
                .addSubcommand(new ConnectionImportCommand(services)).addSubcommand(new ConnectionExportCommand(services))
                .addSubcommand(new ConnectionSecretCommand(services)).addSubcommand(new ConnectionDefaultCommand(services)));
        root.addSubcommand(new CommandLine(new HistoryCommand()).addSubcommand(new HistoryListCommand(services))
                .addSubcommand(new HistoryShowCommand(services)).addSubcommand(new HistoryExportCommand(services, interruption)));
        root.addSubcommand(new CommandLine(new UploadsCommand()).addSubcommand(new UploadsListCommand(services))
                .addSubcommand(new UploadsAbortCommand(services)));
        root.addSubcommand(new SnippetCommand(services));
        root.addSubcommand(new CompletionCommand(services));
        root.addSubcommand(new DiagnosticsCommand(services));
        root.getCommandSpec().version("dropback " + services.version());
        root.registerConverter(Duration.class, Durations::parse);
        root.setExpandAtFiles(false);
        root.setInterpolateVariables(false);
        root.setOverwrittenOptionsAllowed(true);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setColorScheme(Help.defaultColorScheme(console.terminal() ? Help.Ansi.ON : Help.Ansi.OFF));
        root.setOut(new PrintWriter(console.out(), true));
        root.setErr(new PrintWriter(console.err(), true));
        root.setParameterExceptionHandler((e, ignored) -> wrongUsage(UsageErrors.sentence(e, services.messages())));
        root.setExecutionExceptionHandler((e, command, ignored) -> failed(e, interruption));
        HelpTexts.apply(root, services.messages());
        return root;
    }

    private int wrongUsage(String sentence) {
        services.console().err().println("dropback: " + sentence);
        services.console().err().println(services.messages().get("cli.usage.see-help"));
        return ExitCode.WRONG_USAGE;
    }

    private int failed(Exception failure, Interruption interruption) {
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
            return wrongUsage(failure.getMessage());
        }
        services.console().err().println("dropback: " + messages.get("cli.failed", reason));
        return ExitCode.FAILED;
    }
}

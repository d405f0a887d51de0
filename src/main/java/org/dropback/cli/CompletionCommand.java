package org.dropback.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dropback completion}: what makes a shell complete our words, or the manual page. The packages are made with it. */
@Command(name = CompletionCommand.NAME, sortOptions = false, customSynopsis = "  dropback completion bash|zsh|fish|man", footer = {
        "  dropback completion bash > ~/.local/share/bash-completion/completions/dropback"})
final class CompletionCommand implements Callable<Integer> {

    static final String NAME = "completion";

    enum Kind {
        BASH, ZSH, FISH, MAN
    }

    @Parameters(paramLabel = "bash|zsh|fish|man", hideParamSyntax = true, arity = "1", descriptionKey = "cli.option.completion")
    Kind kind;

    @Mixin
    HelpOption help = new HelpOption();

    @Spec
    CommandSpec spec;

    private final CliServices services;

    CompletionCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        var root = spec.root().commandLine();
        Completions.apply(root);
        var out = services.console().out();
        out.print(switch (kind) {
            case BASH -> AutoComplete.bash("dropback", root);
            case ZSH -> zsh(root);
            case FISH -> FishCompletion.of(root);
            case MAN -> ManualPage.of(root, services.version(), services.messages());
        });
        out.flush();
        return ExitCode.OK;
    }

    /**
     * zsh reads what bash reads, once told to. A file found by its name in {@code fpath} begins with the first line, and is run as that function when the first
     * word is to be completed: this word is what the last line is for.
     */
    private static String zsh(CommandLine root) {
        return "#compdef dropback\nautoload -U +X bashcompinit && bashcompinit\n" + AutoComplete.bash("dropback", root)
                + "[ \"${funcstack[1]}\" != _dropback ] || _bash_complete -o default -F _complete_dropback\n";
    }
}

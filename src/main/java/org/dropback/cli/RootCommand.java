package org.dropback.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dropback} itself: help and version. The window and {@code --smoke} are told of in its help, and started before any word reaches this. */
@Command(name = "dropback", sortOptions = false, customSynopsis = {
        "  dropback [FILE…]",
        "  dropback COMMAND [OPTION…]",
        "  dropback --smoke [--picture FILE]"},
        footer = {"  dropback demo",
                "  dropback upload --connection sandbox --callback-url http://127.0.0.1:23450/callback \\",
                "    --callback-body 'key=${object}&size=${size}' photo.jpg"})
final class RootCommand implements Runnable {

    @Spec
    CommandSpec spec;

    @Mixin
    HelpOption help = new HelpOption();

    @Option(names = "--version", versionHelp = true, descriptionKey = "cli.option.version")
    boolean version;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}

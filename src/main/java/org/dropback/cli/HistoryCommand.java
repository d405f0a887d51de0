package org.dropback.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dropback history}: what became of every upload and callback of this home. */
@Command(name = HistoryCommand.NAME, customSynopsis = "  dropback history COMMAND [OPTION…]", footer = {
        "  dropback history list --since 24h --outcome callback-failed", "  dropback history show 12", "  dropback history export --to november.csv --since 2026-11-01"})
final class HistoryCommand implements Runnable {

    static final String NAME = "history";

    @Spec
    CommandSpec spec;

    @Mixin
    HelpOption help = new HelpOption();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}

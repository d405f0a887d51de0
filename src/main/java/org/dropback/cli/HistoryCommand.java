package org.dropback.cli;

import picocli.CommandLine.Command;

/** {@code dropback history}: what became of every upload and callback of this home. */
@Command(name = HistoryCommand.NAME, customSynopsis = "  dropback history COMMAND [OPTION…]", footer = {
        "  dropback history list --since 24h --outcome callback-failed", "  dropback history show 12", "  dropback history export --to november.csv --since 2026-11-01"})
final class HistoryCommand extends CommandGroup {

    static final String NAME = "history";
}

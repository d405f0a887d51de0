package org.dropback.architecture.planted.desktop.shell;

/** Planted: desktop.shell may not know cli. */
class KnowsCommandLine {
    org.dropback.architecture.planted.cli.Anything forbidden;
}

package org.dropback.architecture.planted.cli;

/** Planted: cli may not know desktop.shell. */
class KnowsWindow {
    org.dropback.architecture.planted.desktop.shell.Anything forbidden;
}

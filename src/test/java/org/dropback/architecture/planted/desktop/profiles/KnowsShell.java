package org.dropback.architecture.planted.desktop.profiles;

/** Planted: desktop.profiles may not know desktop.shell. */
class KnowsShell {
    org.dropback.architecture.planted.desktop.shell.Anything forbidden;
}

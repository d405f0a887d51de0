package org.dropback.architecture.planted.desktop.connections;

/** Planted: desktop.connections may not know desktop.profiles. */
class KnowsOtherScreen {
    org.dropback.architecture.planted.desktop.profiles.Anything forbidden;
}

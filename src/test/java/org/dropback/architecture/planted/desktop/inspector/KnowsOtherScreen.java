package org.dropback.architecture.planted.desktop.inspector;

/** Planted: desktop.inspector may not know desktop.profiles. */
class KnowsOtherScreen {
    org.dropback.architecture.planted.desktop.profiles.Anything forbidden;
}

package org.dropback.architecture.planted.desktop.settings;

/** Planted: desktop.settings may not know desktop.profiles. */
class KnowsOtherScreen {
    org.dropback.architecture.planted.desktop.profiles.Anything forbidden;
}

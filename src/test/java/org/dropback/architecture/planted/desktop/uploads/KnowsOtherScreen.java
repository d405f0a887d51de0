package org.dropback.architecture.planted.desktop.uploads;

/** Planted: desktop.uploads may not know desktop.profiles. */
class KnowsOtherScreen {
    org.dropback.architecture.planted.desktop.profiles.Anything forbidden;
}

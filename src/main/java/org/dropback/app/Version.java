package org.dropback.app;

import org.jspecify.annotations.Nullable;

/** The version of this build, from the manifest of its jar. */
final class Version {

    private Version() {
    }

    static String current() {
        @Nullable String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(built from source)" : version;
    }
}

package org.dropback.sandbox.storage;

import java.io.IOException;
import java.nio.file.Path;

/** The folder holds files and no sandbox made it: a sandbox cleans up in its folder, so it takes none of somebody else. */
public final class ForeignFolderException extends IOException {

    ForeignFolderException(Path folder) {
        super(folder + " is not empty and not the data folder of a sandbox");
    }
}

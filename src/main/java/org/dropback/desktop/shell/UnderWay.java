package org.dropback.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import org.dropback.desktop.inspector.Looking;
import org.dropback.desktop.profiles.Edits;
import org.dropback.desktop.uploads.Doing;
import org.jspecify.annotations.Nullable;

/**
 * What a user had under way in a window whose texts change, beside what is kept on disk and in the queue.
 *
 * @param screen    ID of the one on show
 * @param offered   files that wait for a word
 * @param looking   null without an Inspector
 * @param settingsScrolled from 0 to 1
 * @param recovered whether it is still asked what becomes of an earlier run's uploads
 */
record UnderWay(String screen, List<Path> offered, boolean recovered, Doing uploads, Edits edits, @Nullable Looking looking,
                double settingsScrolled) {
}

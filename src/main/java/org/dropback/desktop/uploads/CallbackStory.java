package org.dropback.desktop.uploads;

import java.util.List;
import org.dropback.desktop.common.Code;
import org.dropback.desktop.common.Tone;

/**
 * What became of one upload and its callback, told to a person: on one side what it means, on the other what was received.
 *
 * @param cause    why, and who was asked; a sentence each
 * @param advice   what to do, the likeliest first
 * @param evidence what was received; null while nothing was
 * @param ec       OSS's error code, empty for none
 */
record CallbackStory(Tone tone, String headline, List<String> cause, List<String> advice, @org.jspecify.annotations.Nullable Evidence evidence,
                     String ec) {

    /**
     * @param title  such as {@code HTTP 203}
     * @param facts  content type, request ID, EC, how long it took
     * @param copied the whole of it
     * @param note   what is not shown, and why; empty where all is
     */
    record Evidence(String title, String facts, Code code, String copied, String note) {
    }
}

package org.dropback.desktop.uploads;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.dropback.callback.ObjectKeys;
import org.dropback.text.Messages;
import org.dropback.text.PlaceholderException;
import org.dropback.upload.FilePlaceholders;
import org.dropback.upload.SampleFile;

/**
 * What a key template makes of the first file that waits, else of a sample file. Any thread.
 *
 * @param key     empty where the template has a problem
 * @param sample  whether it is that of the sample file
 * @param problem what is wrong with it, as a sentence; empty where nothing is
 */
public record KeyExample(String key, boolean sample, String problem) {

    static final KeyExample EMPTY = new KeyExample("", true, "");

    /** @param waiting empty for a sample file */
    static KeyExample of(String template, Optional<FilePlaceholders.Facts> waiting, Clock clock, Messages messages) {
        try {
            var now = ZonedDateTime.now(clock);
            var key = waiting.map(facts -> SampleFile.resolve(template, facts, now)).orElseGet(() -> SampleFile.resolve(template, now));
            return new KeyExample(key, waiting.isEmpty(), ObjectKeys.problem(key).map(messages::get).orElse(""));
        } catch (PlaceholderException e) {
            return new KeyExample("", waiting.isEmpty(), messages.get(e.messageKey(), e.args().toArray()));
        }
    }
}

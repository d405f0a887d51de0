package org.dropback.desktop.uploads;

import java.time.Clock;
import java.time.ZonedDateTime;
import org.dropback.callback.ObjectKeys;
import org.dropback.text.Messages;
import org.dropback.text.PlaceholderException;
import org.dropback.upload.SampleFile;

/**
 * What a key template makes of a sample file. Any thread.
 *
 * @param key     empty where the template has a problem
 * @param problem what is wrong with it, as a sentence; empty where nothing is
 */
public record KeyExample(String key, String problem) {

    static final KeyExample EMPTY = new KeyExample("", "");

    static KeyExample of(String template, Clock clock, Messages messages) {
        try {
            var key = SampleFile.resolve(template, ZonedDateTime.now(clock));
            return new KeyExample(key, ObjectKeys.problem(key).map(messages::get).orElse(""));
        } catch (PlaceholderException e) {
            return new KeyExample("", messages.get(e.messageKey(), e.args().toArray()));
        }
    }
}

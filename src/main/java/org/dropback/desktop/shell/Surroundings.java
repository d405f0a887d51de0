package org.dropback.desktop.shell;

import java.util.function.Consumer;
import java.util.function.Function;
import org.dropback.desktop.settings.Support;
import org.dropback.settings.Language;
import org.dropback.settings.Preferences;
import org.dropback.text.Messages;
import org.dropback.update.UpdateCheck;
import org.dropback.upload.UploadOptions;

/**
 * The machine around the window, as far as it follows the settings.
 *
 * @param messages     in the language chosen
 * @param uploads      how files are sent with these preferences
 * @param preferences  takes each change: log level and proxy are not the window's
 * @param notification shows a sentence beside all windows; must return at once. @return false where the system has no such thing
 */
public record Surroundings(Function<Language, Messages> messages, Function<Preferences, UploadOptions> uploads, Consumer<Preferences> preferences,
                           Support.Places places, Wakefulness wakefulness, Notification notification, UpdateCheck updates) {

    /** A sentence of the system's own. */
    public interface Notification {
        boolean show(String sentence);
    }

    /** Keeps the machine from falling asleep by itself. Its methods return at once. */
    public interface Wakefulness {

        boolean isPossible();

        /** @param why told to who asks the system. A second call changes nothing */
        void keep(String why);

        void release();
    }
}

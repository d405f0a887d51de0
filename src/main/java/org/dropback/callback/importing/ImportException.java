package org.dropback.callback.importing;

import java.util.List;
import org.dropback.text.Messages;

/** Nothing was taken from a text, for a reason that its author can see. */
public final class ImportException extends Exception {

    private final Place place;
    private final String messageKey;
    private final List<String> arguments;

    public ImportException(Place place, String messageKey, String... arguments) {
        super(messageKey + " " + List.of(arguments) + " at " + place);
        this.place = place;
        this.messageKey = messageKey;
        this.arguments = List.of(arguments);
    }

    /** {@link Place#NOWHERE} where it concerns the whole. */
    public Place place() {
        return place;
    }

    public String text(Messages messages) {
        var reason = messages.get(messageKey, arguments.toArray());
        return place.equals(Place.NOWHERE) ? reason : messages.get("import.at", place.line(), place.column(), reason);
    }
}

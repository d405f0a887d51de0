package org.dropback.desktop.inspector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import org.dropback.desktop.common.Received;
import org.dropback.desktop.common.Tone;
import org.dropback.sandbox.receiver.CallbackRow;
import org.dropback.sandbox.receiver.ReceivedCallback.Verdict;
import org.dropback.text.ByteSize;
import org.dropback.text.Durations;
import org.dropback.text.Messages;

/** The words of a callback. Any thread. */
final class InspectorText {

    /** What a badge shows; empty text for none. */
    record Badge(String text, Tone tone) {
    }

    private final Messages messages;

    InspectorText(Messages messages) {
        this.messages = messages;
    }

    String size(long bytes) {
        return ByteSize.format(bytes, messages.locale());
    }

    String duration(Duration duration) {
        return Durations.format(duration, messages.locale());
    }

    /** The object's name without its folders; the path of a callback whose body names none. */
    String object(CallbackRow row) {
        var key = row.object();
        return key.isEmpty() ? row.path() : key.substring(key.lastIndexOf('/', key.length() - 2) + 1);
    }

    Badge signature(CallbackRow row) {
        return signature(row.signature());
    }

    Badge signature(Verdict verdict) {
        return new Badge(messages.get("inspector.signature." + verdict.name().toLowerCase(Locale.ROOT)), switch (verdict) {
            case VALID -> Tone.SUCCESS;
            case INVALID -> Tone.DANGER;
            case MISSING, KEY_UNREACHABLE -> Tone.WARNING;
        });
    }

    Badge answered(CallbackRow row) {
        var status = row.answered();
        if (status == null) {
            return new Badge(messages.get("inspector.answering"), Tone.ACCENT);
        }
        if (status == 0) {
            return new Badge(messages.get("inspector.dropped"), Tone.DANGER);
        }
        if (Boolean.TRUE.equals(row.accepted())) {
            return new Badge(status.toString(), Tone.SUCCESS);
        }
        return new Badge(status == 200 ? messages.get("inspector.refused", status.toString()) : status.toString(), Tone.WARNING);
    }

    String took(CallbackRow row) {
        return row.took() == null ? "" : duration(row.took());
    }

    /** What there is to know of bytes besides what is shown of them; empty where that is nothing. */
    String note(Received received) {
        var notes = new ArrayList<String>();
        if (received.length() == 0) {
            notes.add(messages.get("inspector.note.empty"));
        }
        if (received.binary()) {
            notes.add(messages.get("inspector.note.binary"));
        }
        if (received.cut()) {
            notes.add(messages.get("inspector.note.cut", size(received.shown()), size(received.length())));
        }
        return String.join(" ", notes);
    }
}

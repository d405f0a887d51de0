package org.dropback.desktop.uploads;

import org.dropback.desktop.common.Tone;
import org.dropback.upload.JobState;

/** What a user tells apart in the queue; each is a filter above the table. */
public enum RowGroup {
    UPLOADING(Tone.ACCENT), WAITING(Tone.NEUTRAL), PAUSED(Tone.NEUTRAL), ASKING(Tone.WARNING), URL_NEEDED(Tone.WARNING), DONE(Tone.SUCCESS), CALLBACK_FAILED(Tone.WARNING), CALLBACK_UNKNOWN(Tone.WARNING),
    FAILED(Tone.DANGER), CANCELLED(Tone.NEUTRAL);

    private final Tone tone;

    RowGroup(Tone tone) {
        this.tone = tone;
    }

    public static RowGroup of(JobState state) {
        return switch (state) {
            case UPLOADING, CALLING_BACK -> UPLOADING;
            case WAITING -> WAITING;
            case PAUSED -> PAUSED;
            case ASKING -> ASKING;
            case URL_NEEDED -> URL_NEEDED;
            case DONE, SKIPPED -> DONE;
            case CALLBACK_FAILED -> CALLBACK_FAILED;
            case CALLBACK_UNKNOWN -> CALLBACK_UNKNOWN;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
        };
    }

    /** Whether uploads stay in it until their user does something. */
    boolean isLeftByUser() {
        return this != UPLOADING && this != WAITING;
    }

    public Tone tone() {
        return tone;
    }

    /** End of its keys in the messages: {@code uploads.group.<name>}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

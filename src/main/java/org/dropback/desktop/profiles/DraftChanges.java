package org.dropback.desktop.profiles;

import java.util.function.Supplier;
import org.dropback.callback.BodyConversion;
import org.dropback.callback.BodyFormat;
import org.dropback.callback.BodyType;
import org.dropback.callback.Fix;
import org.dropback.callback.ProfileBook;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.text.Messages;

/** Changes of a draft that are more than typing, each with a way back. FX thread. */
final class DraftChanges {

    private final Supplier<ProfileBook> book;
    private final Notices notices;
    private final Messages messages;

    /** @param book the saved profiles */
    DraftChanges(Supplier<ProfileBook> book, Notices notices, Messages messages) {
        this.book = book;
        this.notices = notices;
        this.messages = messages;
    }

    /** Changes a draft as a whole, and offers to take that back. */
    void change(ProfileDraft draft, String sentence, Runnable change) {
        var before = draft.profileProperty().get();
        var environment = draft.environmentProperty().get();
        change.run();
        offerUndo(sentence, () -> {
            draft.become(before);
            draft.choose(environment);
        });
    }

    /** Mends what a check found. */
    void mend(ProfileDraft draft, Fix fix) {
        change(draft, messages.get("profiles.mended", fix.text(messages)),
                () -> draft.become(fix.applyTo(draft.profileProperty().get(), book.get(), draft.environmentProperty().get())));
    }

    /** Says the same in the other body type, and tells what that type cannot say. */
    void convert(ProfileDraft draft, BodyType to) {
        var from = draft.bodyTypeProperty().get();
        var body = draft.bodyProperty().get();
        var converted = BodyConversion.of(body, to);
        draft.bodyHistory().converted(body, from, converted.template(), to);
        change(draft, messages.get("profiles.converted." + to) + String.join("", converted.losses().stream().map(loss -> "\n" + loss.text(messages)).toList()), () -> {
            draft.bodyTypeProperty().set(to);
            draft.bodyProperty().set(converted.template());
        });
    }

    /** Lays out the JSON of the body; says so where it is none. */
    void format(ProfileDraft draft) {
        BodyFormat.pretty(draft.bodyProperty().get()).ifPresentOrElse(draft.bodyProperty()::set,
                () -> notices.show(Notice.of(Tone.WARNING, messages.get("profiles.format.notJson"))));
    }

    void offerUndo(String sentence, Runnable undo) {
        notices.show(new Notice(Tone.NEUTRAL, sentence, new Notice.Action(messages.get("common.undo"), undo), () -> { }));
    }
}

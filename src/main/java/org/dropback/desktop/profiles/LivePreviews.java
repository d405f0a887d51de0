package org.dropback.desktop.profiles;

import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import org.dropback.callback.EffectiveProfile;
import org.dropback.callback.ProfileBook;
import org.dropback.callback.SavedProfile;
import org.dropback.connection.Connection;
import org.dropback.desktop.fx.Background;
import org.dropback.desktop.fx.Latest;
import org.dropback.desktop.fx.Lull;
import org.dropback.desktop.fx.Minutes;
import org.jspecify.annotations.Nullable;

/** Keeps the previews of drafts up with what they are made of: the draft, the profiles that it inherits from, the sample, the connection. FX thread. */
final class LivePreviews {

    /** Without a key, before what was typed is checked and shown: shorter than a glance aside. */
    static final Duration PAUSE = Duration.millis(120);

    private final Previews previews;
    private final ObservableList<SavedProfile> saved;
    private final ObservableValue<Sample> sample;
    private final ObservableValue<Connection> connection;
    private final ObservableValue<@Nullable ProfileDraft> selected;
    private final Minutes minutes;
    private final Background background;

    private record Wanted(EffectiveProfile profile, Sample sample, Connection connection) {
    }

    /**
     * @param selected   the one that is looked at, whose date goes with the time
     * @param background where they are rendered
     */
    LivePreviews(Previews previews, ObservableList<SavedProfile> saved, ObservableValue<Sample> sample, ObservableValue<Connection> connection,
                 ObservableValue<@Nullable ProfileDraft> selected, Minutes minutes, Background background) {
        this.previews = previews;
        this.saved = saved;
        this.sample = sample;
        this.connection = connection;
        this.selected = selected;
        this.minutes = minutes;
        this.background = background;
    }

    /** Renders a draft from now on, each time that something of it changes. */
    void follow(ProfileDraft draft) {
        var latest = new Latest<Wanted, ProfilePreview>(background, wanted -> previews.to(wanted.connection()).of(wanted.profile().profile(), wanted.profile().problems(),
                wanted.sample()), draft::show);
        Runnable render = () -> latest.want(new Wanted(effective(draft), sample.getValue(), connection.getValue()));
        var typing = new Lull(PAUSE, render);
        draft.profileProperty().addListener((_, _, _) -> typing.wake());
        draft.environmentProperty().addListener((_, _, _) -> render.run());
        sample.addListener((_, _, _) -> render.run());
        connection.addListener((_, _, _) -> render.run());
        saved.subscribe(render);
        minutes.nowProperty().addListener((_, _, _) -> {
            if (selected.getValue() == draft) {
                render.run();
            }
        });
        selected.addListener((_, _, chosen) -> {
            if (chosen == draft) {
                render.run();
            }
        });
        render.run();
    }

    /** What a draft comes to as it is edited. */
    EffectiveProfile effective(ProfileDraft draft) {
        var edited = draft.profileProperty().get();
        return ProfileBook.of(saved).with(edited).effective(edited.name(), draft.environmentProperty().get());
    }
}

package org.dropback.desktop.uploads;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dropback.callback.ErrorCatalogue;
import org.dropback.desktop.fx.Background;
import org.dropback.oss.StoreException;
import org.dropback.text.Messages;
import org.dropback.upload.BegunUpload.Holder;
import org.dropback.upload.engine.OngoingUploads;
import org.dropback.upload.engine.OngoingUploads.Ongoing;

/** The multipart uploads of this home that OSS still holds parts of, and their end. FX thread; whatever asks OSS runs beside it. */
public final class Leftovers {

    private final OngoingUploads uploads;
    private final Background background;
    private final Messages messages;
    private final ObservableList<Ongoing> found = FXCollections.observableArrayList();
    /** One, and kept: a listener holds its list by nothing else. */
    private final ObservableList<Ongoing> shown = FXCollections.unmodifiableObservableList(found);
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");

    /** What a look found, and why it did not see all. */
    private record Look(List<Ongoing> uploads, String problem) {
    }

    public Leftovers(OngoingUploads uploads, Background background, Messages messages) {
        this.uploads = uploads;
        this.background = background;
        this.messages = messages;
    }

    /** Shows them, as they are now. */
    public void look() {
        open.set(true);
        work(List.of());
    }

    /** Lets OSS delete the parts of one, and looks again. */
    public void abort(Ongoing upload) {
        work(List.of(upload));
    }

    /** Of all that nobody will go on with. */
    public void abortOrphans() {
        work(found.stream().filter(Ongoing::isOrphan).toList());
    }

    private void work(Collection<Ongoing> aborted) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        state.set(messages.get("uploads.leftovers.looking"));
        background.run(() -> look(List.copyOf(aborted)), this::show, e -> show(new Look(List.of(), String.valueOf(e.getMessage()))));
    }

    private Look look(List<Ongoing> aborted) {
        var problems = new ArrayList<String>();
        for (var upload : aborted) {
            try {
                uploads.abort(upload);
            } catch (StoreException e) {
                problems.add(upload.key() + ": " + ErrorCatalogue.explain(e.evidence()).cause(messages));
            }
        }
        var there = new ArrayList<Ongoing>();
        for (var place : uploads.places()) {
            try {
                uploads.list(place).stream().filter(upload -> upload.holder() != null).forEach(there::add);
            } catch (StoreException e) {
                problems.add(place.bucket() + ": " + ErrorCatalogue.explain(e.evidence()).cause(messages));
            }
        }
        return new Look(there, String.join("\n", problems));
    }

    private void show(Look look) {
        busy.set(false);
        found.setAll(look.uploads());
        state.set(!look.problem().isEmpty() ? look.problem() : messages.get(found.isEmpty() ? "uploads.leftovers.none" : "uploads.leftovers.some", found.size()));
    }

    /** Whether it can be aborted here: one that runs is cancelled in the queue instead. */
    static boolean canAbort(Ongoing upload) {
        return upload.holder() != Holder.RUNNING;
    }

    String holder(Ongoing upload) {
        return messages.get("ongoing.holder." + (upload.holder() == null ? "other" : upload.holder().name().toLowerCase(Locale.ROOT)));
    }

    public ObservableList<Ongoing> found() {
        return shown;
    }

    public BooleanProperty openProperty() {
        return open;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What there is to say: that it looks, how many there are, or why nobody can tell. */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }
}

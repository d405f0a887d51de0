package org.dropback.desktop.profiles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.dropback.desktop.common.DiskFailures;
import org.dropback.desktop.common.Notice;
import org.dropback.desktop.common.Notices;
import org.dropback.desktop.common.Tone;
import org.dropback.desktop.fx.Background;
import org.dropback.desktop.fx.Poller;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;

/** The file that previews are made for. One that is chosen is read whole first, which can be watched and called off. FX thread. */
final class SampleChoice {

    private final Background background;
    private final Notices notices;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<Sample> sample = new ReadOnlyObjectWrapper<>(Sample.STATED);
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final Poller poller = new Poller(this::look, () -> reading() == null);
    private @Nullable Reading reading;

    /** @param size 0 until it is known */
    private record Reading(String name, AtomicLong read, AtomicLong size, Runnable stop) {
    }

    SampleChoice(Background background, Notices notices, Messages messages) {
        this.background = background;
        this.notices = notices;
        this.messages = messages;
    }

    /** The one that does not exist. */
    void takeStated() {
        cancel();
        sample.set(Sample.STATED);
    }

    void take(Path file) {
        cancel();
        var read = new AtomicLong();
        var size = new AtomicLong();
        var stop = background.start(() -> {
            size.set(Files.size(file));
            return Sample.of(file, read::set);
        }, this::done, failure -> {
            end();
            notices.show(Notice.of(Tone.DANGER, DiskFailures.tell(failure, messages)));
        });
        reading = new Reading(String.valueOf(file.getFileName()), read, size, stop);
        look();
        poller.wake();
    }

    private void done(Sample chosen) {
        end();
        sample.set(chosen);
    }

    /** The sample stays what it was. */
    void cancel() {
        if (reading != null) {
            reading.stop().run();
            end();
        }
    }

    private void end() {
        reading = null;
        progress.set("");
    }

    private @Nullable Reading reading() {
        return reading;
    }

    private void look() {
        if (reading != null) {
            long size = reading.size().get();
            progress.set(messages.get("profiles.sample.reading", reading.name(), size == 0 ? 0 : (int) (100 * reading.read().get() / size)));
        }
    }

    ReadOnlyObjectProperty<Sample> sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    /** How far the reading of a chosen file is, in words; empty while none is read. */
    ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }
}

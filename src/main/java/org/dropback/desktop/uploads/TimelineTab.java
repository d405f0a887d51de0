package org.dropback.desktop.uploads;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.TimelineEvent;
import org.jspecify.annotations.Nullable;

/** What happened to an upload, in order of time; thousands of parts do no harm. */
final class TimelineTab extends ListView<TimelineEvent> implements DetailTab {

    private final DateTimeFormatter clock;
    private final Messages messages;
    private long shownJob = -1;

    TimelineTab(ZoneId zone, Messages messages) {
        this.messages = messages;
        clock = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(zone);
        getStyleClass().addAll("timeline", "edge-to-edge");
        setId("timeline");
        setFixedCellSize(26);
        setCellFactory(_ -> new EventCell());
        skinProperty().subscribe(skin -> {
            if (skin != null) {
                showNewest();
            }
        });
    }

    private void showNewest() {
        scrollTo(getItems().size() - 1);
    }

    /** Whether somebody scrolled back to read. */
    private boolean showsNewest() {
        return !(lookup(".virtual-flow") instanceof VirtualFlow<?> flow) || flow.getLastVisibleCell() == null
                || flow.getLastVisibleCell().getIndex() >= getItems().size() - 1;
    }

    @Override
    public void show(JobSnapshot job) {
        var known = getItems().size();
        if (job.id() != shownJob || job.timeline().size() < known) {
            shownJob = job.id();
            getItems().setAll(job.timeline());
            showNewest();
        } else if (!job.timeline().equals(getItems())) {
            var follows = showsNewest();
            int same = 0;
            while (same < known && getItems().get(same).equals(job.timeline().get(same))) {
                same++;
            }
            // The latest part and the latest try take the place of the one before.
            getItems().remove(same, known);
            getItems().addAll(job.timeline().subList(same, job.timeline().size()));
            if (follows) {
                showNewest();
            }
        }
    }

    private String detail(TimelineEvent event) {
        var named = event.detail().isEmpty() ? null : switch (event.kind()) {
            case STORED -> "uploads.answer.request";
            case INITIATED -> "timeline.uploadId";
            default -> null;
        };
        return named == null ? event.detail() : messages.get(named, event.detail());
    }

    private final class EventCell extends ListCell<TimelineEvent> {

        private final Label time = Controls.label("", "mono", "muted");
        private final Label what = new Label();
        private final Label detail = Controls.label("", "mono", "muted");
        private final HBox line = new HBox(time, what, detail);

        EventCell() {
            line.getStyleClass().add("timeline-line");
        }

        @Override
        protected void updateItem(@Nullable TimelineEvent event, boolean empty) {
            super.updateItem(event, empty);
            if (event == null || empty) {
                setGraphic(null);
                return;
            }
            time.setText(clock.format(event.at()));
            what.setText(messages.get("timeline." + event.kind().name()));
            detail.setText(detail(event));
            setGraphic(line);
        }
    }
}

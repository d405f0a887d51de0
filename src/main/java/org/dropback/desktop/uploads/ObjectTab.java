package org.dropback.desktop.uploads;

import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.CopyButton;
import org.dropback.desktop.common.WholeText;
import org.dropback.text.Messages;
import org.dropback.upload.JobSnapshot;

/** The object that was stored, a fact a line, each to be copied. */
final class ObjectTab extends ScrollPane implements DetailTab {

    private final Messages messages;
    private final JobDetails details;
    private final GridPane grid = new GridPane();
    private List<JobDetails.Fact> shown = List.of();

    ObjectTab(Messages messages) {
        this.messages = messages;
        this.details = new JobDetails(messages);
        grid.getStyleClass().add("facts");
        grid.setId("object-facts");
        setContent(grid);
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
    }

    @Override
    public void show(JobSnapshot job) {
        var facts = details.object(job);
        if (facts.equals(shown)) {
            return;
        }
        shown = facts;
        grid.getChildren().clear();
        for (var at = 0; at < facts.size(); at++) {
            var fact = facts.get(at);
            var value = Controls.label(fact.value(), "mono");
            WholeText.onHover(value);
            grid.addRow(at, Controls.label(fact.name(), "muted"), value, CopyButton.icon(messages.get("uploads.copyFact", fact.name()), fact::value));
        }
    }
}

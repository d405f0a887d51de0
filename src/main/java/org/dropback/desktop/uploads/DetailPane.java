package org.dropback.desktop.uploads;

import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.dropback.desktop.common.CodeCopies;
import org.dropback.desktop.common.CodeMenu;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.dropback.upload.JobSnapshot;

/** The chosen upload in full. */
final class DetailPane extends StackPane {

    DetailPane(UploadsViewModel model, CodeCopies codeCopies, UploadsActions actions, ZoneId zone, Messages messages) {
        getStyleClass().add("detail-pane");
        var tabs = new TabPane(new Tab(messages.get("uploads.tab.callback"), new CallbackTab(model, actions, zone, messages)),
                new Tab(messages.get("uploads.tab.request"), new RequestTab(messages)), new Tab(messages.get("uploads.tab.timeline"), new TimelineTab(zone, messages)),
                new Tab(messages.get("uploads.tab.object"), new ObjectTab(messages)));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setTabDragPolicy(TabPane.TabDragPolicy.FIXED);
        Label nothing = Controls.label(messages.get("uploads.chooseRow"), "muted");
        var code = CodeMenu.button(codeCopies, () -> JobSnippets.of(model.selectedProperty().get()), messages, "flat", "accent");
        // Beside the tabs, over the empty end of their line.
        setAlignment(code, Pos.TOP_RIGHT);
        getChildren().addAll(tabs, code, nothing);
        var chosen = model.selectedProperty().flatMap(UploadRow::snapshotProperty);
        // A tab that is not seen is not styled: lines that a list makes there find none of the colours.
        tabs.getTabs().forEach(tab -> tab.getContent().parentProperty().flatMap(Node::visibleProperty).subscribe(seen -> {
            // All are visible for a moment while the tabs are built.
            if (Boolean.TRUE.equals(seen) && tab.isSelected() && chosen.getValue() != null) {
                show(tab, chosen.getValue());
            }
        }));
        chosen.subscribe(job -> {
            Controls.show(tabs, job != null);
            Controls.show(code, job != null);
            Controls.show(nothing, job == null);
            if (job != null) {
                show(tabs.getSelectionModel().getSelectedItem(), job);
            }
        });
    }

    private static void show(Tab tab, JobSnapshot job) {
        ((DetailTab) tab.getContent()).show(job);
    }
}

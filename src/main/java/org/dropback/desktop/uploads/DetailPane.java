package org.dropback.desktop.uploads;

import java.time.ZoneId;
import java.util.List;
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

/** The chosen upload in full. */
final class DetailPane extends StackPane {

    DetailPane(UploadsViewModel model, CodeCopies codeCopies, UploadsActions actions, ZoneId zone, Messages messages) {
        getStyleClass().add("detail-pane");
        var callback = new CallbackTab(model, actions, zone, messages);
        var request = new RequestTab(messages);
        var timeline = new TimelineTab(zone, messages);
        var object = new ObjectTab(messages);
        var tabs = new TabPane(tab("uploads.tab.callback", callback, messages), tab("uploads.tab.request", request, messages),
                tab("uploads.tab.timeline", timeline, messages), tab("uploads.tab.object", object, messages));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setTabDragPolicy(TabPane.TabDragPolicy.FIXED);
        Label nothing = Controls.label(messages.get("uploads.chooseRow"), "muted");
        var code = CodeMenu.button(codeCopies, () -> JobSnippets.of(model.selectedProperty().get()), messages, "flat", "accent");
        // Beside the tabs, over the empty end of their line.
        setAlignment(code, Pos.TOP_RIGHT);
        getChildren().addAll(tabs, code, nothing);
        var sides = List.<DetailTab>of(callback, request, timeline, object);
        model.selectedProperty().flatMap(UploadRow::snapshotProperty).subscribe(job -> {
            Controls.show(tabs, job != null);
            Controls.show(code, job != null);
            Controls.show(nothing, job == null);
            if (job != null) {
                sides.forEach(side -> side.show(job));
            }
        });
    }

    private static Tab tab(String key, Node content, Messages messages) {
        return new Tab(messages.get(key), content);
    }
}

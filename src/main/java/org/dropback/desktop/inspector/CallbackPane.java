package org.dropback.desktop.inspector;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.CopyButton;
import org.dropback.text.Messages;

/** The chosen callback in full, and what can be done with it. */
final class CallbackPane extends StackPane {

    /** Less than this has no room for the actions beside the tabs: they get a row of their own above them, and the tabs stand closer. */
    private static final double ROOMY = 525;

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final InspectorViewModel model;
    private final Messages messages;

    CallbackPane(InspectorViewModel model, InspectorText text, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("callback-pane");
        var body = new BodyTab(text, messages);
        var headers = new HeadersTab(messages);
        var raw = new RawTab(text, messages);
        var signature = new SignatureTab(text, messages);
        var answer = new AnswerTab(text, messages);
        var tabs = new TabPane(tab("body", body), tab("headers", headers), tab("raw", raw), tab("signature", signature), tab("answer", answer));
        tabs.setId("callback-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setTabDragPolicy(TabPane.TabDragPolicy.FIXED);
        var actions = actions();
        StackPane.setAlignment(actions, Pos.TOP_RIGHT);
        widthProperty().subscribe(() -> place(tabs, actions));
        actions.heightProperty().subscribe(() -> place(tabs, actions));
        Label nothing = Controls.label(messages.get("inspector.chooseRow"), "muted");
        getChildren().addAll(tabs, actions, nothing);
        var sides = List.<DetailTab>of(body, headers, raw, signature, answer);
        model.detailProperty().subscribe(inspected -> {
            Controls.show(tabs, inspected != null);
            Controls.show(actions, inspected != null);
            Controls.show(nothing, inspected == null);
            if (inspected != null) {
                sides.forEach(side -> side.show(inspected));
            }
        });
        model.rows().keptProperty().subscribe(kept -> nothing.setText(kept.longValue() == 0 ? "" : messages.get("inspector.chooseRow")));
    }

    private void place(TabPane tabs, HBox actions) {
        pseudoClassStateChanged(NARROW, getWidth() < ROOMY);
        StackPane.setMargin(tabs, new Insets(getWidth() < ROOMY ? actions.getHeight() : 0, 0, 0, 0));
    }

    private Tab tab(String key, Node content) {
        return new Tab(messages.get("inspector.tab." + key), content);
    }

    private HBox actions() {
        var replay = link("replay", messages.get("inspector.replay"));
        replay.setOnAction(_ -> {
            var row = model.selectedProperty().get();
            if (row != null) {
                model.replay(row);
            }
        });
        var curl = link("copy-curl", messages.get("inspector.copyCurl"));
        curl.setOnAction(_ -> {
            var inspected = model.detailProperty().get();
            if (inspected != null) {
                CopyButton.copy(CallbackMenu.curl(inspected));
                model.copied();
            }
        });
        var actions = new HBox(replay, curl);
        actions.getStyleClass().add("callback-actions");
        actions.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return actions;
    }

    private static Hyperlink link(String id, String words) {
        var link = new Hyperlink(words);
        link.setId(id);
        link.visitedProperty().addListener((_, _, _) -> link.setVisited(false));
        return link;
    }
}

package org.dropback.desktop.uploads;

import java.time.ZoneId;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Choices;
import org.dropback.desktop.common.CodeCopies;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Folded;
import org.dropback.desktop.common.Icon;
import org.dropback.desktop.common.Late;
import org.dropback.desktop.common.WholeText;
import org.dropback.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/** The Uploads screen: destination, drop strip, queue, and one upload in full. */
public final class UploadsView extends BorderPane {

    private static final double TABLE_SHARE = 0.52;

    private final UploadsViewModel model;
    private final QueueBar queueBar;
    private final UploadTable table;

    public UploadsView(UploadsViewModel model, Permits permits, CodeCopies codeCopies, UploadsActions actions, Choices choices, ZoneId zone, Messages messages) {
        this.model = model;
        var text = new RowText(messages);
        getStyleClass().add("uploads");
        queueBar = new QueueBar(model, text, new BandwidthMenu(choices, actions.openSettings(), messages), messages);
        table = new UploadTable(model, text, messages, empty(model, messages));
        setTop(new Folded(new DestinationBar(model, permits, actions, messages), new BatchBar(model, actions, messages),
                new SendingPanel(model.destination().sending(), messages), new SendingSummary(model.destination().sending(), messages), new PermitSheet(permits, model, actions, messages),
                new QuestionSheet(model, messages), new IntakeBar(model.intake(), messages), new ExistingBar(model, messages), new UrlsBar(model, messages), strip(model.destination(), messages), queueBar));
        // Else the key template gets the focus, wholly selected, and the next key typed replaces it.
        model.questions().openProperty().addListener((_, _, open) -> {
            if (!open) {
                table.requestFocus();
            }
        });
        var split = new SplitPane(table);
        split.setOrientation(Orientation.VERTICAL);
        setCenter(split);
        var detail = new Late<Node>(() -> {
            var pane = new DetailPane(model, codeCopies, actions, zone, messages);
            SplitPane.setResizableWithParent(pane, false);
            return pane;
        });
        model.rows().totalProperty().subscribe(total -> showDetail(split, detail, total.intValue() > 0));
    }

    private static void showDetail(SplitPane split, Late<Node> late, boolean shown) {
        if (shown && !split.getItems().contains(late.get())) {
            split.getItems().add(late.get());
            split.setDividerPositions(TABLE_SHARE);
            // Were the pane to grow before it knows how high its new part is, it would give all the room to the table.
            split.layout();
        } else if (!shown) {
            late.ifMade(detail -> split.getItems().remove(detail));
        }
    }

    private static Label strip(Destination destination, Messages messages) {
        var strip = Controls.label("", "drop-strip", "muted");
        strip.setId("drop-strip");
        WholeText.onHover(strip);
        Runnable tell = () -> strip.setText(messages.get(Destination.isOfServer(destination.connectionProperty().get()) ? "uploads.drop.serversCallback"
                : destination.choiceProperty().get().equals(CallbackChoice.NONE) ? "uploads.drop.noCallback" : "uploads.drop"));
        destination.connectionProperty().subscribe(tell);
        destination.choiceProperty().subscribe(tell);
        tell.run();
        strip.setMaxWidth(Double.MAX_VALUE);
        return strip;
    }

    /** An empty queue says what to do next; one that the filters emptied says that. */
    private static Node empty(UploadsViewModel model, Messages messages) {
        var title = Controls.label("", "headline");
        var hint = Controls.paragraph("", "muted");
        var icon = new Icon(Feather.UPLOAD_CLOUD);
        var all = Controls.button(messages.get("uploads.showAll"), model.rows()::showAll);
        all.setId("show-all");
        var empty = new VBox(icon, title, hint, all);
        empty.getStyleClass().add("empty");
        Runnable tell = () -> {
            var kind = model.rows().totalProperty().get() > 0 ? "filteredOut" : model.questions().openProperty().get() ? "asked"
                    : model.destination().waitingProperty().get().isPresent() ? "offered" : "empty";
            title.setText(messages.get("uploads." + kind + ".title"));
            hint.setText(messages.get("uploads." + kind + ".hint"));
            Controls.show(all, kind.equals("filteredOut"));
        };
        model.rows().totalProperty().subscribe(tell);
        model.destination().waitingProperty().subscribe(tell);
        model.questions().openProperty().subscribe(tell);
        tell.run();
        return empty;
    }

    public void focusFilter() {
        queueBar.focusFilter();
    }

    /** Puts the focus where keys do no harm and mean the rows. */
    public void focusTable() {
        table.requestFocus();
    }

    public void retryChosen() {
        model.actions().retry(table.chosen());
    }
}

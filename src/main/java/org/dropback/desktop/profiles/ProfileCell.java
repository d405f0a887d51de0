package org.dropback.desktop.profiles;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.dropback.callback.CallbackUrl;
import org.dropback.callback.SavedProfile;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.Icon;
import org.dropback.desktop.common.WholeText;
import org.dropback.text.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A profile or a folder in the list. Profiles are dragged into folders, and onto other profiles to be beside them. */
final class ProfileCell extends ListCell<ListRow> {

    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass FOLDER = PseudoClass.getPseudoClass("folder");

    private final ProfilesViewModel model;
    private final Messages messages;
    private final Label name = Controls.label("", "profile-name");
    private final Label mark = Controls.label("●", "unsaved-mark");
    private final Label standard = new Label("", new Icon(Feather.STAR));
    private final Label summary = Controls.label("", "muted", "small-text");
    private final HBox line = new HBox(name, mark, standard);
    private final VBox both = new VBox(line, summary);
    private Subscription watching = Subscription.EMPTY;

    ProfileCell(ProfilesViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("profile-cell");
        mark.setAccessibleText(messages.get("profiles.unsaved"));
        mark.setMinWidth(USE_PREF_SIZE);
        standard.getStyleClass().add("standard-mark");
        standard.setMinWidth(USE_PREF_SIZE);
        line.getStyleClass().add("profile-line");
        line.setAlignment(Pos.CENTER_LEFT);
        WholeText.onHover(name);
        WholeText.onHover(summary);
        both.getStyleClass().add("profile-cell-lines");
        // Names too long for the list end in dots instead of widening it.
        setPrefWidth(0);
        addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
        drag();
    }

    @Override
    protected void updateItem(@Nullable ListRow row, boolean empty) {
        super.updateItem(row, empty);
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        pseudoClassStateChanged(FOLDER, row instanceof ListRow.Folder);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("nested"), row instanceof ListRow.Entry entry && entry.nested());
        setContextMenu(null);
        switch (row) {
            case ListRow.Entry entry when !empty -> {
                var draft = entry.draft();
                watching = Subscription.combine(draft.profileProperty().subscribe(profile -> ifShown(draft, () -> show(profile))),
                        draft.unsavedProperty().subscribe(on -> ifShown(draft, () -> Controls.show(mark, on))),
                        model.standards().nameProperty().subscribe(_ -> ifShown(draft, () -> showStandard(draft))));
                setGraphic(both);
                setContextMenu(ProfileMenu.of(model, draft, this::rename, messages));
            }
            case ListRow.Folder folder when !empty -> setGraphic(folder(folder));
            case null, default -> setGraphic(null);
        }
    }

    /** A change that gives the cell another profile still reaches it for the one that it had. */
    private void ifShown(ProfileDraft draft, Runnable show) {
        if (getItem() instanceof ListRow.Entry entry && entry.draft() == draft) {
            show.run();
        }
    }

    private void show(SavedProfile profile) {
        name.setText(profile.name().isEmpty() ? messages.get("profiles.unnamed") : profile.name());
        summary.setText(summary(profile));
    }

    private void showStandard(ProfileDraft draft) {
        boolean chosen = model.standards().is(draft);
        standard.setAccessibleText(messages.get("profiles.standard", model.standards().connectionName()));
        standard.setTooltip(new Tooltip(messages.get("profiles.standard", model.standards().connectionName())));
        Controls.show(standard, chosen);
    }

    private String summary(SavedProfile profile) {
        var effective = model.book().with(profile).effective(profile.name(), null).profile();
        var type = messages.get("profiles.type." + effective.bodyType());
        var urls = effective.urls();
        var where = urls.size() > 1 ? messages.get("profiles.urlCount", String.valueOf(urls.size()))
                : urls.isEmpty() ? messages.get("profiles.noUrl")
                : CallbackUrl.parse(urls.getFirst()).map(CallbackUrl::hostHeader).orElse(urls.getFirst());
        return where + " · " + type;
    }

    private Node folder(ListRow.Folder folder) {
        var head = new HBox(new Icon(folder.open() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT), Controls.label(folder.name(), "folder-name"),
                Controls.spacer(), Controls.label(String.valueOf(folder.count()), "muted", "small-text"));
        head.getStyleClass().add("folder-line");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && getItem() instanceof ListRow.Folder folder) {
            model.list().toggle(folder.name());
        } else if (event.getClickCount() == 2 && getItem() instanceof ListRow.Entry) {
            rename();
        }
    }

    /** Puts a field in the place of the name. */
    void rename() {
        if (!(getItem() instanceof ListRow.Entry entry)) {
            return;
        }
        var field = new TextField(entry.draft().nameProperty().get());
        field.getStyleClass().add("rename");
        field.setAccessibleText(messages.get("profiles.name"));
        both.getChildren().set(0, field);
        field.requestFocus();
        field.selectAll();
        Runnable end = () -> {
            if (both.getChildren().getFirst() == field) {
                both.getChildren().set(0, line);
                getListView().requestFocus();
            }
        };
        field.setOnAction(_ -> {
            var wanted = field.getText().strip();
            end.run();
            if (!wanted.isEmpty() && !wanted.equals(entry.draft().nameProperty().get())) {
                model.rename(entry.draft(), wanted);
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                end.run();
                event.consume();
            }
        });
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                end.run();
            }
        });
    }

    private void drag() {
        setOnDragDetected(event -> {
            if (getItem() instanceof ListRow.Entry entry) {
                var content = new ClipboardContent();
                content.putString(entry.draft().nameProperty().get());
                startDragAndDrop(TransferMode.MOVE).setContent(content);
                event.consume();
            }
        });
        setOnDragOver(event -> {
            if (dragged(event) != null) {
                event.acceptTransferModes(TransferMode.MOVE);
                pseudoClassStateChanged(TARGET, getItem() instanceof ListRow.Folder);
                event.consume();
            }
        });
        setOnDragExited(_ -> pseudoClassStateChanged(TARGET, false));
        setOnDragDropped(event -> {
            var draft = dragged(event);
            if (draft != null) {
                model.moveTo(draft, switch (getItem()) {
                    case ListRow.Folder folder -> folder.name();
                    case ListRow.Entry entry -> entry.draft().profileProperty().get().folder();
                    case null -> "";
                });
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    /** The profile that is dragged, where it is one of this list. */
    private static @Nullable ProfileDraft dragged(DragEvent event) {
        return event.getGestureSource() instanceof ProfileCell cell && cell.getItem() instanceof ListRow.Entry entry ? entry.draft() : null;
    }
}

package org.dropback.desktop.shell;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.dropback.text.Messages;

/** Whether to close though something would be lost. FX thread. */
final class ClosingQuestion {

    private ClosingQuestion() {
    }

    /**
     * @param running uploads that are not finished
     * @param unsaved profiles with edits that were not saved
     * @return whether to close all the same
     */
    static boolean ask(Window owner, int running, int unsaved, Messages messages) {
        var close = new ButtonType(messages.get("shell.closing.close"), ButtonData.OK_DONE);
        var stay = new ButtonType(messages.get("shell.closing.stay"), ButtonData.CANCEL_CLOSE);
        var text = new StringBuilder();
        if (running > 0) {
            text.append(messages.get("shell.closing.running", running)).append('\n');
        }
        if (unsaved > 0) {
            text.append(messages.get("shell.closing.unsaved", unsaved));
        }
        var question = new Alert(Alert.AlertType.CONFIRMATION, text.toString().strip(), stay, close);
        question.initOwner(owner);
        question.setTitle(messages.get("shell.closing.title"));
        question.setHeaderText(messages.get("shell.closing.title"));
        question.setGraphic(null);
        question.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        return question.showAndWait().filter(close::equals).isPresent();
    }
}

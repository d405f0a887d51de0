package org.dropback.desktop.uploads;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.dropback.desktop.common.CopyButton;
import org.dropback.text.Messages;

/** What can be done with the chosen rows: what cannot be done is not in it. */
final class RowMenu {

    private RowMenu() {
    }

    static ContextMenu of(UploadsViewModel model, List<UploadRow> rows, Messages messages) {
        var menu = new ContextMenu();
        if (rows.stream().anyMatch(row -> !row.isFinished())) {
            boolean resting = rows.stream().noneMatch(row -> row.group() == RowGroup.UPLOADING || row.group() == RowGroup.WAITING);
            add(menu, messages.get(resting ? "uploads.resume" : "uploads.pause"), () -> model.togglePause(rows));
            add(menu, messages.get("uploads.cancel"), () -> model.cancel(rows));
        }
        if (rows.stream().map(UploadRow::snapshot).anyMatch(job -> UploadsViewModel.canRetry(job) && !UploadsViewModel.needsOtherRequest(job))) {
            add(menu, messages.get("uploads.retry"), () -> model.retry(rows));
        }
        if (rows.stream().map(UploadRow::snapshot).anyMatch(UploadsViewModel::canCallAgain)) {
            add(menu, messages.get("uploads.callAgain"), () -> model.callAgain(rows));
            var all = model.failedCallbacks();
            if (all.size() > rows.size()) {
                add(menu, messages.get("uploads.callAllAgain", all.size()), () -> model.callAgain(all));
            }
        }
        if (rows.stream().anyMatch(UploadRow::isFinished)) {
            add(menu, messages.get("uploads.again"), () -> model.uploadAgain(rows));
        }
        menu.getItems().add(new SeparatorMenuItem());
        add(menu, messages.get("uploads.copyKey"),
                () -> CopyButton.copy(rows.stream().map(row -> row.snapshot().key()).collect(Collectors.joining("\n"))));
        add(menu, messages.get("uploads.copyDetails"),
                () -> CopyButton.copy(rows.stream().map(row -> new JobDetails(messages).of(row.snapshot())).collect(Collectors.joining("\n\n"))));
        if (rows.stream().anyMatch(UploadRow::isFinished)) {
            menu.getItems().add(new SeparatorMenuItem());
            add(menu, messages.get("uploads.remove"), () -> model.remove(rows));
        }
        return menu;
    }

    private static void add(ContextMenu menu, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        menu.getItems().add(item);
    }
}

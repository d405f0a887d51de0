package org.dropback.desktop.uploads;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.dropback.desktop.common.CopyButton;
import org.dropback.text.Messages;
import org.dropback.upload.JobSnapshot;

/** What can be done with the chosen rows: what cannot be done is not in it. Of many that are not read yet it holds what may be done with one of them. */
final class RowMenu {

    /** More words than these nobody pastes. */
    private static final int MOST_COPIED = 10_000;
    private static final Set<RowGroup> ACTIVE = Set.of(RowGroup.UPLOADING, RowGroup.WAITING);
    private static final Set<RowGroup> TO_COME = Set.of(RowGroup.WAITING, RowGroup.PAUSED);
    private static final Set<RowGroup> UNFINISHED = Set.of(RowGroup.UPLOADING, RowGroup.WAITING, RowGroup.PAUSED, RowGroup.ASKING, RowGroup.URL_NEEDED);

    private final ContextMenu menu = new ContextMenu();
    private final Chosen chosen;
    private final Messages messages;

    private RowMenu(Chosen chosen, Messages messages) {
        this.chosen = chosen;
        this.messages = messages;
    }

    static ContextMenu of(UploadsViewModel model, Chosen chosen, Messages messages) {
        return new RowMenu(chosen, messages).fill(model);
    }

    private ContextMenu fill(UploadsViewModel model) {
        var actions = model.actions();
        var ids = chosen.ids();
        if (any(UNFINISHED)) {
            if (any(ACTIVE)) {
                add("uploads.pause", () -> actions.togglePause(ids));
            } else if (any(job -> RowActions.canResume(job), Set.of(RowGroup.PAUSED, RowGroup.URL_NEEDED))) {
                add("uploads.resume", () -> actions.togglePause(ids));
            }
            if (any(TO_COME)) {
                add("uploads.first", () -> actions.reorder(ids, true));
                add("uploads.last", () -> actions.reorder(ids, false));
            }
            add("uploads.cancel", () -> actions.cancel(ids));
        }
        if (ids.size() == 1 && any(LostUrls::mayHelp, Set.of())) {
            add("uploads.giveUrl", () -> {
                model.actions().select(ids);
                model.lostUrls().wantedProperty().set(model.selectedProperty().get());
            });
        }
        if (any(job -> RowActions.canRetry(job) && !RowActions.needsOtherRequest(job), Set.of(RowGroup.FAILED, RowGroup.CANCELLED))) {
            add("uploads.retry", () -> actions.retry(ids));
        }
        if (any(RowActions::canCallAgain, Set.of(RowGroup.CALLBACK_FAILED, RowGroup.CALLBACK_UNKNOWN))) {
            add("uploads.callAgain", () -> actions.callAgain(ids));
            int all = model.rows().countProperty(RowGroup.CALLBACK_FAILED).get() + model.rows().countProperty(RowGroup.CALLBACK_UNKNOWN).get();
            if (all > ids.size()) {
                add("uploads.callAllAgain", actions::callAllAgain, all);
            }
        }
        boolean finished = chosen.groups().stream().anyMatch(group -> !UNFINISHED.contains(group));
        if (finished) {
            add("uploads.again", () -> model.uploadAgain(ids));
        }
        if (ids.size() <= MOST_COPIED) {
            menu.getItems().add(new SeparatorMenuItem());
            add("uploads.copyKey", () -> actions.read(ids, jobs ->
                    CopyButton.copy(jobs.stream().map(JobSnapshot::key).collect(Collectors.joining("\n")))));
            add("uploads.copyDetails", () -> actions.read(ids, jobs ->
                    CopyButton.copy(jobs.stream().map(new JobDetails(messages)::of).collect(Collectors.joining("\n\n")))));
        }
        if (finished) {
            menu.getItems().add(new SeparatorMenuItem());
            add("uploads.remove", () -> actions.remove(ids));
        }
        return menu;
    }

    private boolean any(Set<RowGroup> groups) {
        return chosen.groups().stream().anyMatch(groups::contains);
    }

    /** @param groups that stand for those that are not read */
    private boolean any(Predicate<JobSnapshot> can, Set<RowGroup> groups) {
        return chosen.known().stream().anyMatch(can) || !chosen.isWhollyKnown() && any(groups);
    }

    private void add(String key, Runnable action, Object... arguments) {
        var item = new MenuItem(messages.get(key, arguments));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        menu.getItems().add(item);
    }
}

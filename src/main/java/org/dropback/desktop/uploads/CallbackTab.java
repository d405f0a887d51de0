package org.dropback.desktop.uploads;

import java.time.ZoneId;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.CodeView;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.common.CopyButton;
import org.dropback.desktop.common.Tones;
import org.dropback.text.Messages;
import org.dropback.upload.JobIds;
import org.dropback.upload.JobSnapshot;
import org.dropback.upload.JobState;
import org.jspecify.annotations.Nullable;

/** What the callback came to: a sentence, its cause, what to do; beside it the answer as received. */
final class CallbackTab extends GridPane implements DetailTab {

    private static final String EC_PAGE = "https://api.aliyun.com/troubleshoot?q=";

    private final CallbackStories stories;
    private final RowActions actions;
    private final Messages messages;
    private final Label headline = Controls.paragraph("", "headline");
    private final VBox cause = new VBox();
    private final VBox advice = new VBox();
    private final VBox rest = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final AgainExplanation explanation;
    private final Hyperlink ecPage = new Hyperlink();
    private final CodeView answer;
    private final Button retry;
    private final Button again;
    private final Button callAgain;
    private final Button sendAnyway;
    private final Button cancel;
    private final Button giveUrl;
    private final Button test;
    private @Nullable JobSnapshot shown;
    private @Nullable CallbackStory story;

    CallbackTab(UploadsViewModel model, UploadsActions actions, ZoneId zone, Messages messages) {
        this.messages = messages;
        this.actions = model.actions();
        stories = new CallbackStories(zone, messages);
        answer = new CodeView(messages);
        answer.setId("answer");
        headline.setId("headline");
        retry = Controls.button(messages.get("uploads.retry"), () -> model.actions().retry(selection(model)));
        again = Controls.button(messages.get("uploads.again"), () -> model.uploadAgain(selection(model)));
        again.setTooltip(new Tooltip(messages.get("uploads.againHint")));
        callAgain = Controls.button(messages.get("uploads.callAgain"), () -> model.actions().callAgain(selection(model)));
        callAgain.setId("call-again");
        callAgain.setTooltip(new Tooltip(messages.get("uploads.callAgain.hint")));
        sendAnyway = Controls.button(messages.get("uploads.sendAnyway"), () -> model.uploadWithPrivateCallback(selection(model)));
        sendAnyway.setId("send-anyway");
        giveUrl = Controls.button(messages.get("uploads.giveUrl"), () -> model.lostUrls().wantedProperty().set(model.selectedProperty().get()));
        giveUrl.setId("give-url");
        cancel = Controls.button(messages.get("uploads.cancel"), () -> model.actions().cancel(selection(model)));
        test = Controls.button(messages.get("uploads.testCallback"), () -> testCallback(actions));
        test.setId("test-callback");
        var copy = CopyButton.words(messages.get("uploads.copyDetails"), messages, () -> shown == null ? "" : new JobDetails(messages).of(shown));
        ecPage.setOnAction(_ -> actions.openPage().accept(EC_PAGE + (story == null ? "" : story.ec())));
        var buttons = new FlowPane(giveUrl, retry, callAgain, again, sendAnyway, test, cancel, copy, ecPage);
        buttons.getStyleClass().add("buttons");
        rest.getChildren().addAll(cause, advice, buttons);
        rest.getStyleClass().add("story");
        explanation = new AgainExplanation(model, messages);
        var told = new VBox(headline, explanation, rest);
        told.getStyleClass().add("story");
        scroll.setContent(told);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        getStyleClass().add("callback-tab");
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        half.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(half, half);
        var row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        row.setPercentHeight(100);
        getRowConstraints().add(row);
        addRow(0, scroll, answer);
        this.actions.explainedProperty().subscribe(this::share);
    }

    /** What is explained has the whole width, below what it is about, until it is agreed to or not. */
    private void share() {
        var explained = actions.explainedProperty().get();
        var explains = explained != null && shown != null && explained.contains(shown.id());
        Controls.show(explanation, explains);
        Controls.show(rest, !explains);
        answer.setVisible(!explains && story != null && story.evidence() != null);
        setColumnSpan(scroll, explains ? 2 : 1);
    }

    private static JobIds selection(UploadsViewModel model) {
        var row = model.selectedProperty().get();
        return row == null ? JobIds.NONE : JobIds.of(row.id());
    }

    @Override
    public void show(JobSnapshot job) {
        shown = job;
        var failed = RowActions.canRetry(job);
        var needsOther = RowActions.needsOtherRequest(job);
        Controls.show(retry, failed && !needsOther);
        var called = RowActions.canCallAgain(job);
        Controls.show(callAgain, called);
        Controls.show(again, job.state().isFinished() && (!failed || needsOther));
        Controls.show(sendAnyway, RowActions.isPrivate(job));
        Controls.show(giveUrl, LostUrls.mayHelp(job));
        Controls.show(cancel, !job.state().isFinished());
        Controls.show(test, job.failure() != null && job.state().isFinished() && job.request().profile() != null);
        accent(failed ? needsOther ? again : retry : called ? callAgain : job.state() == JobState.URL_NEEDED ? giveUrl : null);
        var told = stories.of(job);
        if (!told.equals(story)) {
            story = told;
            tell(told);
        }
        share();
    }

    private void testCallback(UploadsActions actions) {
        var profile = shown == null ? null : shown.request().profile();
        if (profile != null) {
            actions.testCallback().accept(profile.name());
        }
    }

    /** The one thing to do first. */
    private void accent(@Nullable Button first) {
        for (var button : List.of(retry, callAgain, again, giveUrl)) {
            button.getStyleClass().remove("accent");
            if (button == first) {
                button.getStyleClass().add("accent");
            }
        }
    }

    private void tell(CallbackStory told) {
        headline.setText(told.headline());
        Tones.set(headline, told.tone());
        cause.getChildren().setAll(told.cause().stream().map(sentence -> Controls.paragraph(sentence, "muted")).toList());
        advice.getChildren().setAll(told.advice().stream().map(CallbackTab::bullet).toList());
        Controls.show(advice, !told.advice().isEmpty());
        Controls.show(ecPage, !told.ec().isEmpty());
        ecPage.setText(messages.get("uploads.ecPage", told.ec()));
        var evidence = told.evidence();
        if (evidence != null) {
            answer.show(evidence.title(), evidence.facts(), evidence.code(), evidence.copied());
            answer.explain(evidence.note());
        }
    }

    private static HBox bullet(String sentence) {
        var dot = Controls.label("•", "muted");
        dot.setMinWidth(USE_PREF_SIZE);
        var bullet = new HBox(dot, Controls.paragraph(sentence, "muted"));
        bullet.getStyleClass().add("bullet");
        bullet.setAlignment(Pos.TOP_LEFT);
        return bullet;
    }
}

package org.dropback.desktop.uploads;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.dropback.callback.CallbackVariable;
import org.dropback.desktop.common.Controls;
import org.dropback.desktop.uploads.Questions.FileAnswers;
import org.dropback.text.Messages;
import org.dropback.text.Redactor;

/** Asks, before the files are queued, what their profile wants to know: a field a variable, and a table of file and variable. Nothing else waits for it. */
final class QuestionSheet extends VBox {

    private static final double ROW_HEIGHT = 30;
    private static final double HEAD_HEIGHT = 44;
    private static final int MOST_ROWS = 6;

    private final Questions questions;
    private final UploadsViewModel model;
    private final Messages messages;
    private final GridPane fields = new GridPane();
    private final TableView<FileAnswers> table = new TableView<>();
    private final Label title = Controls.label("", "section-title");

    QuestionSheet(UploadsViewModel model, Messages messages) {
        this.model = model;
        this.questions = model.questions();
        this.messages = messages;
        getStyleClass().add("question-sheet");
        setId("questions");
        fields.getStyleClass().add("question-fields");
        table.setId("question-table");
        table.setEditable(true);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setItems(questions.files());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        questions.files().addListener((ListChangeListener<FileAnswers>) _ -> count());
        var upload = Controls.button(messages.get("uploads.questions.upload"), model::answerQuestions, "accent");
        upload.setId("answer-questions");
        var forget = Controls.button(messages.get("uploads.questions.forget"), questions::forget);
        forget.setId("forget-questions");
        var buttons = new HBox(upload, forget);
        buttons.getStyleClass().add("question-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, fields, table, buttons);
        setOnKeyPressed(pressed -> {
            if (pressed.getCode() == KeyCode.ENTER && pressed.isShortcutDown()) {
                model.answerQuestions();
                pressed.consume();
            }
        });
        questions.openProperty().subscribe(this::open);
    }

    private void open(boolean open) {
        Controls.show(this, open);
        fields.getChildren().clear();
        table.getColumns().clear();
        if (!open) {
            return;
        }
        count();
        questions.once().forEach((variable, answer) -> field(variable, answer, "uploads.questions.once"));
        questions.forAll().forEach((variable, answer) -> {
            field(variable, answer, "uploads.questions.forAll");
            answer.subscribe(_ -> table.refresh());
        });
        Controls.show(table, !questions.forAll().isEmpty());
        if (!questions.forAll().isEmpty()) {
            var file = new TableColumn<FileAnswers, String>(messages.get("uploads.questions.file"));
            file.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().path()));
            file.setEditable(false);
            table.getColumns().add(file);
            questions.forAll().keySet().forEach(variable -> table.getColumns().add(column(variable)));
        }
        fields.getChildren().stream().filter(TextField.class::isInstance).findFirst().ifPresent(Node::requestFocus);
    }

    private void count() {
        title.setText(messages.get("uploads.questions.title", questions.files().size()));
        table.setPrefHeight(ROW_HEIGHT * Math.min(questions.files().size(), MOST_ROWS) + HEAD_HEIGHT);
    }

    private void field(CallbackVariable variable, StringProperty answer, String labelKey) {
        var field = variable.secret() ? new PasswordField() : new TextField();
        field.getStyleClass().add("answer");
        field.setAccessibleText(variable.name());
        field.textProperty().bindBidirectional(answer);
        field.setOnAction(_ -> model.answerQuestions());
        var name = Controls.label(variable.name(), "mono");
        name.setLabelFor(field);
        fields.addRow(fields.getRowCount(), name, field, Controls.label(messages.get(labelKey), "muted"));
    }

    private TableColumn<FileAnswers, String> column(CallbackVariable variable) {
        var column = new TableColumn<FileAnswers, String>(variable.name());
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(shown(questions.shown(row.getValue(), variable), variable)));
        column.setCellFactory(TextFieldTableCell.forTableColumn());
        column.setOnEditCommit(edit -> {
            if (!variable.secret() || !edit.getNewValue().equals(Redactor.MASK)) {
                edit.getRowValue().answer(variable.name(), edit.getNewValue());
            }
            table.refresh();
        });
        return column;
    }

    private static String shown(String answer, CallbackVariable variable) {
        return variable.secret() && !answer.isEmpty() ? Redactor.MASK : answer;
    }
}

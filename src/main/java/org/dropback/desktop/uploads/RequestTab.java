package org.dropback.desktop.uploads;

import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import org.dropback.callback.CallbackCodec;
import org.dropback.callback.CallbackHeaders;
import org.dropback.callback.ShownCallback;
import org.dropback.desktop.common.Code;
import org.dropback.desktop.common.CodeView;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;
import org.dropback.upload.JobSnapshot;
import org.jspecify.annotations.Nullable;

/** What was sent to OSS about the callback: both headers, decoded or as Base64. */
final class RequestTab extends StackPane implements DetailTab {

    private final Messages messages;
    private final Label nothing;
    private final GridPane grid = new GridPane();
    private final CodeView callback;
    private final CodeView variables;
    private @Nullable CallbackHeaders shown;

    RequestTab(Messages messages) {
        this.messages = messages;
        nothing = Controls.paragraph("", "muted");
        callback = new CodeView(messages, "uploads.request.decoded", "uploads.request.base64");
        callback.setId("sent-callback");
        variables = new CodeView(messages, "uploads.request.decoded", "uploads.request.base64");
        variables.setId("sent-variables");
        getStyleClass().add("request-tab");
        grid.getStyleClass().add("request-grid");
        grid.addRow(0, callback, variables);
        var row = new RowConstraints();
        row.setPercentHeight(100);
        grid.getRowConstraints().add(row);
        for (int column = 0; column < 2; column++) {
            var half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().add(half);
        }
        getChildren().addAll(grid, nothing);
    }

    @Override
    public void show(JobSnapshot job) {
        var headers = job.headers();
        nothing.setText(messages.get(job.request().profile() == null ? "uploads.request.none" : "uploads.request.notYet"));
        Controls.show(nothing, headers == null);
        Controls.show(grid, headers != null);
        if (headers != null && !headers.equals(shown)) {
            shown = headers;
            show(callback, "x-oss-callback", headers.callback(), headers.callbackBytes(), Set.of());
            var profile = job.request().profile();
            show(variables, "x-oss-callback-var", headers.variables(), headers.variablesBytes(), profile == null ? Set.of() : profile.secrets());
        }
    }

    private void show(CodeView view, String header, @Nullable String value, int bytes, Set<String> secrets) {
        view.explain("");
        if (value == null) {
            view.show(header, messages.get("uploads.request.noVariables"), Code.EMPTY, "");
            return;
        }
        var size = messages.get("uploads.request.size", bytes, CallbackHeaders.MAX_BYTES);
        var json = secrets.isEmpty() ? Optional.ofNullable(CallbackCodec.jsonOf(value)).orElse("") : ShownCallback.variablesJson(value, secrets);
        view.show(header, size, Code.of(json).pretty(), new Code(Code.Language.PLAIN, value), "");
        if (!secrets.isEmpty()) {
            view.explain(messages.get("uploads.request.secret"));
        }
    }
}

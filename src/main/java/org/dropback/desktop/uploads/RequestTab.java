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

/** What was sent to OSS about the callback: both headers, decoded and as Base64. */
final class RequestTab extends StackPane implements DetailTab {

    private final Messages messages;
    private final Label nothing;
    private final GridPane grid = new GridPane();
    private final CodeView callback;
    private final CodeView callbackBase64;
    private final CodeView variables;
    private final CodeView variablesBase64;
    private @Nullable CallbackHeaders shown;

    RequestTab(Messages messages) {
        this.messages = messages;
        nothing = Controls.paragraph("", "muted");
        callback = new CodeView(messages);
        callback.setId("sent-callback");
        callbackBase64 = new CodeView(messages);
        variables = new CodeView(messages);
        variables.setId("sent-variables");
        variablesBase64 = new CodeView(messages);
        getStyleClass().add("request-tab");
        grid.getStyleClass().add("request-grid");
        grid.addRow(0, callback, variables);
        grid.addRow(1, callbackBase64, variablesBase64);
        for (var percent : new int[] {62, 38}) {
            var row = new RowConstraints();
            row.setPercentHeight(percent);
            grid.getRowConstraints().add(row);
            var column = new ColumnConstraints();
            column.setPercentWidth(50);
            grid.getColumnConstraints().add(column);
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
            show(callback, callbackBase64, "x-oss-callback", headers.callback(), headers.callbackBytes(), Set.of());
            var profile = job.request().profile();
            show(variables, variablesBase64, "x-oss-callback-var", headers.variables(), headers.variablesBytes(), profile == null ? Set.of() : profile.secrets());
        }
    }

    private void show(CodeView decoded, CodeView base64, String header, @Nullable String value, int bytes, Set<String> secrets) {
        base64.setVisible(value != null);
        if (value == null) {
            decoded.show(header, messages.get("uploads.request.noVariables"), Code.EMPTY, "");
            return;
        }
        var size = messages.get("uploads.request.size", bytes, CallbackHeaders.MAX_BYTES);
        var json = secrets.isEmpty() ? Optional.ofNullable(CallbackCodec.jsonOf(value)).orElse("") : ShownCallback.variablesJson(value, secrets);
        decoded.show(header, size, Code.of(json), json);
        base64.show(messages.get(secrets.isEmpty() ? "uploads.request.base64" : "uploads.request.base64.secret"), "", new Code(Code.Language.PLAIN, value), value);
    }
}

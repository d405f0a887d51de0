package org.dropback.desktop.profiles;

import java.nio.charset.StandardCharsets;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dropback.desktop.common.Code;
import org.dropback.desktop.common.CodeView;
import org.dropback.desktop.common.Controls;
import org.dropback.text.Messages;

/** The two headers of the upload that carry the callback to OSS: what they say, and the Base64 that is sent. */
final class HeadersPane extends VBox {

    private static final double NARROW = 260;
    private static final double GAP = 6;

    private final Messages messages;
    private final CodeView callback;
    private final CodeView callbackBase64;
    private final CodeView variables;
    private final CodeView variablesBase64;

    HeadersPane(Messages messages) {
        this.messages = messages;
        setId("carriers");
        getStyleClass().add("carriers");
        callback = new CodeView(messages);
        callbackBase64 = new CodeView(messages);
        variables = new CodeView(messages);
        variablesBase64 = new CodeView(messages);
        getChildren().addAll(Controls.label("x-oss-callback", "mono", "carrier-name"), sideBySide(callback, callbackBase64),
                Controls.label("x-oss-callback-var", "mono", "carrier-name"), sideBySide(variables, variablesBase64));
    }

    /** Where there is no room for that, one above the other. */
    private static Node sideBySide(CodeView json, CodeView base64) {
        var room = new StackPane();
        for (var each : new CodeView[] {json, base64}) {
            each.setMinSize(0, 0);
            each.setPrefSize(100, 100);
            HBox.setHgrow(each, Priority.ALWAYS);
            VBox.setVgrow(each, Priority.ALWAYS);
        }
        room.widthProperty().map(width -> width.doubleValue() < NARROW).subscribe(narrow ->
                room.getChildren().setAll(narrow ? tall(json, base64) : new HBox(GAP, json, base64)));
        VBox.setVgrow(room, Priority.ALWAYS);
        return room;
    }

    private static VBox tall(CodeView json, CodeView base64) {
        var both = new VBox(GAP, json, base64);
        both.setMinHeight(NARROW);
        return both;
    }

    void show(ProfilePreview preview) {
        show(preview.callbackCarrier(), callback, callbackBase64);
        show(preview.variablesCarrier(), variables, variablesBase64);
    }

    private void show(ProfilePreview.Carrier carrier, CodeView json, CodeView base64) {
        show(json, "profiles.decoded", carrier.json(), Code.Language.JSON);
        show(base64, carrier.secret() ? "profiles.base64.secret" : "profiles.base64", carrier.base64(), Code.Language.PLAIN);
    }

    private void show(CodeView view, String title, String text, Code.Language language) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        view.show(messages.get(title), messages.get("profiles.byteCount", bytes), ProfilePreview.cut(new Code(language, text).pretty()), text);
    }
}

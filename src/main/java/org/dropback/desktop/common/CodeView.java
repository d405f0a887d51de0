package org.dropback.desktop.common;

import atlantafx.base.controls.SelectableTextFlow;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.dropback.text.Messages;

/** Code in a box, coloured lightly: laid out for reading or raw, at the user's choice, and copied whole. */
public final class CodeView extends VBox {

    private enum Layout { PRETTY, RAW }

    /** Each coloured run is a node: of more the window would grow slow. */
    private static final int MAX_COLOURED = 2000;

    private final Label title = Controls.label("", "code-title");
    private final Label facts = Controls.paragraph("", "code-facts", "muted");
    private final Label note = Controls.paragraph("", "code-note", "muted");
    private final SelectableTextFlow flow = new SelectableTextFlow();
    private final Segmented<Layout> layout;
    private Code code = Code.EMPTY;
    private Code pretty = Code.EMPTY;
    private List<Highlighter.Token> tokens = List.of();
    private String copied = "";

    public CodeView(Messages messages) {
        this(messages, "common.code.pretty", "common.code.raw");
    }

    /** @param pretty key of the word for the layout for reading  @param raw of that for what it is laid out from */
    public CodeView(Messages messages, String pretty, String raw) {
        getStyleClass().add("code-view");
        layout = new Segmented<>(List.of(Layout.values()), choice -> messages.get(choice == Layout.PRETTY ? pretty : raw));
        layout.getStyleClass().add("small");
        layout.valueProperty().addListener((_, _, _) -> render());
        title.setMinWidth(0);
        var head = new HBox(title, Controls.spacer(), layout, CopyButton.icon(messages.get("common.copy"), () -> copied.isEmpty() ? shownText() : copied));
        head.getStyleClass().add("code-head");
        head.setAlignment(Pos.CENTER_LEFT);
        flow.getStyleClass().add("code");
        var scroll = new ScrollPane(flow);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("code-scroll", "edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, facts, scroll, note);
        show("", "", Code.EMPTY, "");
        explain("");
    }

    /**
     * @param title  a few words above the code
     * @param facts  what else there is to know of it, on a line below them; empty for none
     * @param copied what the copy button takes, where that is more than is shown
     */
    public void show(String title, String facts, Code code, String copied) {
        show(title, facts, code.equals(this.code) ? pretty : code.pretty(), code, copied);
    }

    /** The same with something else to read than what can be laid out from the code. @param copied empty for what is on show */
    public void show(String title, String facts, Code readable, Code code, String copied) {
        this.title.setText(title);
        this.facts.setText(facts);
        Controls.show(this.facts, !facts.isEmpty());
        this.copied = copied;
        this.code = code;
        pretty = readable;
        Controls.show(layout, !pretty.equals(code));
        render();
    }

    /** A sentence under the code, such as that it was cut; empty for none. */
    public void explain(String sentence) {
        note.setText(sentence);
        Controls.show(note, !sentence.isEmpty());
    }

    /** Shows code as it is until the user asks for the layout for reading. */
    public void startRaw() {
        layout.valueProperty().set(Layout.RAW);
    }

    /** What is on show, as text. */
    public String shownText() {
        return shown().text();
    }

    private Code shown() {
        return layout.valueProperty().get() == Layout.PRETTY ? pretty : code;
    }

    private void render() {
        var shown = shown();
        var coloured = Highlighter.tokens(shown);
        replace(coloured.size() > MAX_COLOURED ? List.of(new Highlighter.Token(Highlighter.Kind.PLAIN, shown.text())) : coloured);
        // Laid out for reading, lines are kept whole; raw, they may be endless.
        flow.setMinWidth(shown.equals(code) ? 0 : widthOf(shown.text()));
    }

    /** Nodes of what stays are kept: a preview changes by a word while somebody types. */
    private void replace(List<Highlighter.Token> wanted) {
        int head = same(tokens, wanted);
        int shorter = Math.min(tokens.size(), wanted.size()) - head;
        int tail = Math.min(shorter, same(tokens.reversed(), wanted.reversed()));
        if (head + tail < Math.max(tokens.size(), wanted.size())) {
            flow.getChildren().remove(head, tokens.size() - tail);
            flow.getChildren().addAll(head, wanted.subList(head, wanted.size() - tail).stream().map(CodeView::text).toList());
            tokens = wanted;
        }
    }

    private static int same(List<?> these, List<?> those) {
        int count = 0;
        while (count < Math.min(these.size(), those.size()) && these.get(count).equals(those.get(count))) {
            count++;
        }
        return count;
    }

    /** The flow itself cannot tell how wide it would like to be. */
    private double widthOf(String shown) {
        flow.applyCss();
        var measure = new Text(shown);
        flow.getChildren().stream().filter(Text.class::isInstance).findFirst().ifPresent(text -> measure.setFont(((Text) text).getFont()));
        return Math.ceil(measure.getLayoutBounds().getWidth()) + flow.snappedLeftInset() + flow.snappedRightInset();
    }

    private static Text text(Highlighter.Token token) {
        var text = new Text(token.text());
        text.getStyleClass().add("code-" + token.kind().name().toLowerCase(Locale.ROOT));
        return text;
    }
}

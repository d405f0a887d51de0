package org.dropback.desktop.profiles.body;

import java.util.Collection;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import org.dropback.desktop.profiles.body.TextSearch.Hit;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpan;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** The text of a body, in colours. What changes it from outside can be undone like typing. */
final class BodyArea extends CodeArea {

    private final BodyModel model;
    private boolean taking;

    BodyArea(BodyModel model) {
        this.model = model;
        getStyleClass().add("body-area");
        setWrapText(true);
        // What is typed looks like what stands before it: mostly that is right, and nothing needs to be coloured again.
        setUseInitialStyleForInsertion(false);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        show(model.textProperty().get());
        model.history().record(this, model.typeProperty());
        textProperty().addListener((_, _, text) -> take(text));
        model.textProperty().addListener((_, _, text) -> show(text));
        model.coloursProperty().subscribe(_ -> colour());
        model.search().hitsProperty().subscribe(_ -> colour());
        caretPositionProperty().addListener((_, _, _) -> notifyAccessibleAttributeChanged(AccessibleAttribute.CARET_OFFSET));
        selectionProperty().addListener((_, _, _) -> {
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_START);
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_END);
        });
    }

    private void take(String text) {
        taking = true;
        model.textProperty().set(text);
        taking = false;
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    /** Only what differs is replaced: the caret stays where it can. */
    private void show(String text) {
        if (taking) {
            return;
        }
        // An area knows one kind of line end.
        var wanted = text.replace("\r\n", "\n").replace('\r', '\n');
        var shown = getText();
        int shorter = Math.min(wanted.length(), shown.length());
        int head = 0;
        while (head < shorter && wanted.charAt(head) == shown.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && wanted.charAt(wanted.length() - 1 - tail) == shown.charAt(shown.length() - 1 - tail)) {
            tail++;
        }
        if (head + tail < Math.max(wanted.length(), shown.length())) {
            // Not one with what was typed a moment before, nor after: each is undone by itself.
            getUndoManager().preventMerge();
            replaceText(head, shown.length() - tail, wanted.substring(head, wanted.length() - tail));
            getUndoManager().preventMerge();
        }
    }

    private void colour() {
        var coloured = model.coloursProperty().get();
        // Colours of a text that was typed over meanwhile: newer ones are under way.
        if (!coloured.runs().isEmpty() && coloured.text().length() == getLength() && coloured.text().equals(getText())) {
            var builder = new StyleSpansBuilder<Collection<String>>();
            coloured.runs().forEach(run -> builder.add(List.of(run.kind().styleClass()), run.length()));
            var hits = model.search().hitsProperty().get();
            restyle(hits.isEmpty() ? builder.create() : builder.create().overlay(marks(hits, getLength()), BodyArea::both));
        }
    }

    /** Only what differs: each line that is told its style is built anew. Most keys change none. */
    private void restyle(StyleSpans<Collection<String>> wanted) {
        var now = getStyleSpans(0, getLength());
        int head = same(now.stream().toList(), wanted.stream().toList());
        if (head < getLength()) {
            int tail = same(now.stream().toList().reversed(), wanted.stream().toList().reversed());
            setStyleSpans(head, wanted.subView(head, getLength() - tail));
        }
    }

    /** How long two stylings of one text go together. */
    private static int same(List<StyleSpan<Collection<String>>> these, List<StyleSpan<Collection<String>>> those) {
        int length = 0;
        for (int i = 0; i < Math.min(these.size(), those.size()); i++) {
            if (!these.get(i).getStyle().equals(those.get(i).getStyle())) {
                break;
            }
            length += Math.min(these.get(i).getLength(), those.get(i).getLength());
            if (these.get(i).getLength() != those.get(i).getLength()) {
                break;
            }
        }
        return length;
    }

    private static StyleSpans<Collection<String>> marks(List<Hit> hits, int length) {
        var builder = new StyleSpansBuilder<Collection<String>>();
        int at = 0;
        for (var hit : hits) {
            builder.add(List.of(), hit.start() - at);
            builder.add(List.of("search-hit"), hit.end() - hit.start());
            at = hit.end();
        }
        return builder.add(List.of(), length - at).create();
    }

    private static Collection<String> both(Collection<String> colour, Collection<String> mark) {
        return mark.isEmpty() ? colour : List.of(colour.iterator().next(), mark.iterator().next());
    }

    void select(Hit hit) {
        selectRange(hit.start(), hit.end());
        requestFollowCaret();
    }

    /** The library tells screen readers nothing. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> getText();
            case EDITABLE -> isEditable();
            case CARET_OFFSET -> getCaretPosition();
            case SELECTION_START -> getSelection().getStart();
            case SELECTION_END -> getSelection().getEnd();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}

package org.dropback.desktop.profiles.body;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** What keys do in the body beside typing. */
final class BodyKeys {

    private static final String INDENT = "  ";
    private static final KeyCombination COMPLETE = new KeyCodeCombination(KeyCode.SPACE, KeyCombination.CONTROL_DOWN);
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ENTER = new KeyCodeCombination(KeyCode.ENTER);
    private static final KeyCombination TAB = new KeyCodeCombination(KeyCode.TAB);
    private static final KeyCombination FIND_NEXT = new KeyCodeCombination(KeyCode.F3);

    private final BodyArea area;
    private final Completions completions;
    private final FindBar find;

    private BodyKeys(BodyArea area, Completions completions, FindBar find) {
        this.area = area;
        this.completions = completions;
        this.find = find;
    }

    static BodyKeys install(BodyArea area, Completions completions, FindBar find) {
        var keys = new BodyKeys(area, completions, find);
        area.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        return keys;
    }

    private void pressed(KeyEvent event) {
        if (completions.openProperty().get() && inList(event) || elsewhere(event)) {
            event.consume();
        }
    }

    private boolean inList(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> completions.move(-1);
            case DOWN -> completions.move(1);
            case ESCAPE -> completions.close();
            case ENTER, TAB -> accept();
            default -> {
                return false;
            }
        }
        return true;
    }

    void accept() {
        var taken = completions.accept();
        area.replaceText(taken.start(), taken.end(), taken.text());
        area.getUndoManager().preventMerge();
    }

    private boolean elsewhere(KeyEvent event) {
        if (COMPLETE.match(event)) {
            completions.offer(area.getText(), area.getCaretPosition());
        } else if (FIND.match(event)) {
            find.open(area.getSelectedText());
        } else if (FIND_NEXT.match(event)) {
            find.next();
        } else if (ENTER.match(event)) {
            area.replaceSelection("\n" + indentOfLine());
        } else if (TAB.match(event)) {
            area.replaceSelection(INDENT);
        } else {
            return false;
        }
        return true;
    }

    /** A new line starts where its neighbour does. */
    private String indentOfLine() {
        var line = area.getParagraph(area.getCurrentParagraph()).getText();
        var before = line.substring(0, Math.min(line.length(), area.getCaretColumn()));
        return before.substring(0, before.length() - before.stripLeading().length());
    }
}

package org.dropback.desktop.inspector;

import java.util.ArrayList;
import org.dropback.callback.SignatureReport.Step.Kind;
import org.dropback.text.Messages;

/** All that is known of a callback, as plain text for a ticket or a colleague. Any thread. */
final class CallbackReport {

    private final Messages messages;
    private final InspectorText text;

    CallbackReport(Messages messages) {
        this.messages = messages;
        this.text = new InspectorText(messages);
    }

    String of(Inspected inspected) {
        var callback = inspected.callback();
        var lines = new ArrayList<String>();
        lines.add(callback.at() + " " + callback.method() + " " + inspected.url());
        lines.add("");
        lines.add(inspected.message().code().text());
        lines.add("");
        lines.add(messages.get("inspector.tab.signature") + ": " + text.signature(callback.signature()).text());
        for (var kind : Kind.values()) {
            lines.add("- " + kind.title(messages) + ": " + callback.report().shown(kind, messages));
        }
        lines.addAll(callback.report().diagnosis(messages));
        var verdict = inspected.verdict();
        if (verdict != null) {
            lines.add("");
            lines.add(VerdictLine.question(messages) + " " + VerdictLine.word(verdict, messages) + VerdictLine.reason(verdict, messages));
        }
        if (inspected.answer() != null) {
            lines.add(inspected.answer().code().text());
        }
        return String.join("\n", lines);
    }
}

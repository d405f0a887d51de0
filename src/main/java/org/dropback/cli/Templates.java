package org.dropback.cli;

import org.dropback.text.Messages;
import org.dropback.text.PlaceholderException;
import org.dropback.text.PlaceholderTemplate;

/** Placeholder templates that came as words. */
final class Templates {

    private Templates() {
    }

    /** @throws WrongUsage naming the option and the first mistake */
    static PlaceholderTemplate parse(String option, String template, Messages messages) {
        try {
            return PlaceholderTemplate.parse(template);
        } catch (PlaceholderException e) {
            throw new WrongUsage(messages.get("cli.usage.bad-template", option, messages.get(e.messageKey(), e.args().toArray())));
        }
    }
}

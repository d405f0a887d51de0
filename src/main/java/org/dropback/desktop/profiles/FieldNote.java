package org.dropback.desktop.profiles;

import java.util.List;
import org.dropback.callback.Finding;
import org.dropback.callback.Finding.Field;
import org.dropback.callback.Fix;
import org.dropback.text.Messages;

/**
 * A sentence under a field of the editor.
 *
 * @param fixes what would mend it with one click, the likeliest first
 */
public record FieldNote(Field field, boolean isError, String text, List<Fix> fixes) {

    static FieldNote of(Finding finding, Messages messages) {
        return new FieldNote(finding.field(), finding.isError(), finding.text(messages), finding.fixes());
    }
}

package org.dropback.callback;

import java.util.ArrayList;
import java.util.List;
import org.dropback.callback.BodyTemplate.Text;
import org.dropback.callback.BodyTemplate.Variable;
import org.dropback.callback.JsonTemplate.Part;

/** One {@code key=value} of a form template, percent-decoded. */
record FormField(List<Part> key, List<Part> value, boolean hasValue) {

    static List<FormField> of(BodyTemplate template) {
        var reader = new Reader();
        for (var piece : template.pieces()) {
            switch (piece) {
                case Variable(var name, _, _) -> reader.variable(name);
                case Text(var text, _, _) -> reader.text(text);
            }
        }
        reader.endField();
        return reader.fields;
    }

    private static final class Reader {

        private final List<FormField> fields = new ArrayList<>();
        private List<Part> key = new ArrayList<>();
        private List<Part> value = new ArrayList<>();
        private boolean inValue;

        void variable(String name) {
            (inValue ? value : key).add(new Part(name, true));
        }

        void text(String text) {
            int from = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '&' || c == '=' && !inValue) {
                    constant(text.substring(from, i));
                    from = i + 1;
                    if (c == '&') {
                        endField();
                    } else {
                        inValue = true;
                    }
                }
            }
            constant(text.substring(from));
        }

        private void constant(String text) {
            if (!text.isEmpty()) {
                (inValue ? value : key).add(new Part(SignedTexts.formDecoded(text), false));
            }
        }

        void endField() {
            if (!key.isEmpty() || inValue) {
                fields.add(new FormField(key, value, inValue));
            }
            key = new ArrayList<>();
            value = new ArrayList<>();
            inValue = false;
        }
    }
}

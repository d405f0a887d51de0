package org.dropback.snippet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the dictionaries of an Objective-C program are as JSON, in their order: nothing here can run one. */
final class ObjectiveCDictionaries extends CLiteralReader {

    private static final String TEXT = "text ";

    private ObjectiveCDictionaries() {
    }

    static List<ObjectNode> of(String program) {
        var dictionaries = new ArrayList<ObjectNode>();
        var open = new ArrayDeque<ObjectNode>();
        String key = null;
        for (var token : new ObjectiveCDictionaries().read(program)) {
            if (token.equals("@{")) {
                var dictionary = key == null ? JsonNodeFactory.instance.objectNode() : open.element().putObject(key);
                open.push(dictionary);
                key = null;
                if (open.size() == 1) {
                    dictionaries.add(dictionary);
                }
            } else if (!open.isEmpty()) {
                key = inside(open, key, token);
            }
        }
        return dictionaries;
    }

    /** @return the key that waits for its value */
    private static @Nullable String inside(Deque<ObjectNode> open, @Nullable String key, String token) {
        if (token.equals("}")) {
            open.pop();
        } else if (key == null) {
            return token.substring(TEXT.length());
        } else if (token.equals("@YES")) {
            open.element().put(key, true);
        } else {
            open.element().put(key, token.substring(TEXT.length()));
        }
        return null;
    }

    @Override
    void step(List<String> found) {
        if (take("@{")) {
            found.add("@{");
        } else if (take("@YES")) {
            found.add("@YES");
        } else if (take("}")) {
            found.add("}");
        } else {
            int before = found.size();
            super.step(found);
            if (found.size() > before) {
                found.set(before, TEXT + found.get(before));
            }
        }
    }
}

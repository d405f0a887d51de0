package org.dropback.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dropback.text.Messages;

/**
 * A failure told to a person: what it means for the file, why, and what to do. Made by {@link ErrorCatalogue}.
 *
 * @param id          of the failure; its texts are {@code error.<id>.cause} and {@code error.<id>.advice1}, {@code .advice2}…
 * @param headlineKey of the sentence that says whether the file is stored
 * @param args        of all texts: {0} the status in question (the application server's when the message names it, else OSS's), {1} the same with
 *                    its reason phrase, {2} OSS's code, {3} OSS's message or the technical reason, {4} and {5} the right and the wrong way to write
 *                    a variable, whose braces a pattern cannot hold
 */
public record Explanation(String id, String headlineKey, List<String> args) {

    private static final Set<String> OF_TLS = Set.of("callback.status502.advice2");

    public Explanation {
        args = List.copyOf(args);
    }

    public String headline(Messages messages) {
        return messages.get(headlineKey, args.toArray());
    }

    public String cause(Messages messages) {
        return messages.get("error." + id + ".cause", args.toArray());
    }

    /** As {@link #advice(Messages, boolean)} where the address may be https. */
    public List<String> advice(Messages messages) {
        return advice(messages, true);
    }

    /**
     * One sentence or two each, the likeliest first; at least one.
     *
     * @param https whether an address that was called is https: what is said of TLS holds for no other
     */
    public List<String> advice(Messages messages, boolean https) {
        var advice = new ArrayList<String>();
        for (int i = 1; messages.has("error." + id + ".advice" + i); i++) {
            if (https || !OF_TLS.contains(id + ".advice" + i)) {
                advice.add(messages.get("error." + id + ".advice" + i, args.toArray()));
            }
        }
        return advice;
    }
}

package org.dropback.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request line and header fields exactly as they came over the wire. Immutable, any thread.
 *
 * @param target  undecoded, as in the request line; origin form, the scheme and authority of an absolute form removed
 * @param headers in order, names in the sender's case, values trimmed and read as UTF-8
 * @param raw     the bytes up to and including the empty line
 */
public record RequestHead(String method, String target, List<Map.Entry<String, String>> headers, byte[] raw) {

    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][^/?]*://[^/?]*(.*)");

    public RequestHead {
        headers = List.copyOf(headers);
    }

    /** Reads a head that an HTTP parser already found well formed. */
    public static RequestHead parse(byte[] raw) {
        var lines = new String(raw, StandardCharsets.UTF_8).trim().split("\r?\n");
        var words = lines[0].split(" ", 3);
        var headers = new ArrayList<Map.Entry<String, String>>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.add(Map.entry(lines[i].substring(0, colon), lines[i].substring(colon + 1).trim()));
            }
        }
        return new RequestHead(words[0], originForm(words.length > 1 ? words[1] : "/"), headers, raw);
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.stream().filter(h -> h.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst();
    }

    /** The target up to its question mark. */
    public String rawPath() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** What stands behind the question mark, undecoded; empty without one. */
    public String rawQuery() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    private static String originForm(String target) {
        var absolute = ABSOLUTE.matcher(target);
        if (!absolute.matches()) {
            return target;
        }
        var rest = absolute.group(1);
        return rest.startsWith("/") ? rest : "/" + rest;
    }
}

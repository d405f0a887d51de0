package org.dropback.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import org.dropback.sandbox.storage.StoredObject;

/**
 * One page of a bucket.
 *
 * @param last the key or common prefix that the next page comes after
 */
record Listing(List<StoredObject> objects, List<String> commonPrefixes, boolean truncated, String last) {

    static Listing of(SortedMap<String, StoredObject> all, String prefix, String delimiter, String after, int max) {
        var objects = new ArrayList<StoredObject>();
        var prefixes = new ArrayList<String>();
        var last = after;
        var from = all.comparator().compare(after, prefix) > 0 ? after : prefix;
        for (var object : all.tailMap(from).values()) {
            if (!object.key().startsWith(prefix)) {
                break;
            }
            var entry = entry(object.key(), prefix, delimiter);
            boolean before = all.comparator().compare(entry, after) <= 0;
            boolean again = !prefixes.isEmpty() && prefixes.getLast().equals(entry);
            if (before || again) {
                continue;
            }
            if (objects.size() + prefixes.size() == max) {
                return new Listing(objects, prefixes, max > 0, last);
            }
            if (entry.equals(object.key())) {
                objects.add(object);
            } else {
                prefixes.add(entry);
            }
            last = entry;
        }
        return new Listing(objects, prefixes, false, last);
    }

    static String encodeToken(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    static String decodeToken(String token) throws OssError {
        try {
            return new String(Base64.getUrlDecoder().decode(token), UTF_8);
        } catch (IllegalArgumentException e) {
            throw OssError.invalidArgument("The continuation token provided is incorrect.", "continuation-token", token);
        }
    }

    /** The key itself, or its common prefix up to and including the delimiter. */
    static String entry(String key, String prefix, String delimiter) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? key : key.substring(0, end + delimiter.length());
    }
}

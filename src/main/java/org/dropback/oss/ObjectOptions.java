package org.dropback.oss;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an object is to have beside its bytes and its type. Immutable; names of headers and of metadata are kept in lower case, as OSS does.
 *
 * @param headers         only those of {@link #HEADERS}
 * @param metadata        names without {@code x-oss-meta-}
 * @param tags            at most 10, keys to 128 and values to 256 bytes (facts 7)
 * @param acl             one of {@link #ACLS}; null for the bucket's
 * @param storageClass    as OSS writes it, such as {@code IA}; null for the bucket's
 * @param forbidOverwrite whether OSS refuses with 409 {@code FileAlreadyExists} where the key is taken; not in a bucket with versions (facts 5.1)
 */
public record ObjectOptions(Map<String, String> headers, Map<String, String> metadata, Map<String, String> tags, @Nullable String acl,
                            @Nullable String storageClass, boolean forbidOverwrite) {

    /** Which headers an object keeps beside its type, lower case. */
    public static final Set<String> HEADERS = Set.of("cache-control", "content-disposition", "content-encoding", "content-language", "expires",
            "x-oss-server-side-encryption", "x-oss-server-side-data-encryption", "x-oss-server-side-encryption-key-id");

    public static final Set<String> ACLS = Set.of("default", "private", "public-read", "public-read-write");

    public static final ObjectOptions NONE = new ObjectOptions(Map.of(), Map.of(), Map.of(), null, null, false);

    private static final int MAX_METADATA_BYTES = 8 << 10;
    private static final int MAX_TAGS = 10;
    private static final int MAX_TAG_KEY = 128;
    private static final int MAX_TAG_VALUE = 256;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
    private static final Pattern CLASS = Pattern.compile("[A-Za-z]+");
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N} +\\-=._:/]*");
    private static final String META = "x-oss-meta-";

    public ObjectOptions {
        headers = sorted(headers, name -> name.toLowerCase(Locale.ROOT));
        metadata = sorted(metadata, name -> name.toLowerCase(Locale.ROOT));
        tags = sorted(tags, UnaryOperator.identity());
    }

    /** What puts everything back that a copy does not inherit (facts 5.2). @param acl and tags as {@link ObjectStore} reads them */
    public static ObjectOptions of(ObjectHead head, String acl, Map<String, String> tags) {
        var headers = new TreeMap<String, String>();
        var metadata = new TreeMap<String, String>();
        head.headers().forEach((name, value) -> {
            if (HEADERS.contains(name)) {
                headers.put(name, value);
            } else if (name.startsWith(META)) {
                metadata.put(name.substring(META.length()), value);
            }
        });
        return new ObjectOptions(headers, metadata, tags, acl, head.storageClass(), false);
    }

    /** The same, refused where the key is taken. */
    public ObjectOptions forbiddingOverwrite() {
        return new ObjectOptions(headers, metadata, tags, acl, storageClass, true);
    }

    /** The first thing in it that cannot be sent or that OSS would refuse, technical and in English; empty where all is well. */
    public Optional<String> problem() {
        for (var header : headers.entrySet()) {
            if (!HEADERS.contains(header.getKey()) || !isSendable(header.getValue())) {
                return Optional.of("header " + header.getKey());
            }
        }
        for (var entry : metadata.entrySet()) {
            if (!NAME.matcher(entry.getKey()).matches() || !isSendable(entry.getValue())) {
                return Optional.of("metadata " + entry.getKey());
            }
        }
        for (var tag : tags.entrySet()) {
            if (tag.getKey().isEmpty() || !isTag(tag.getKey(), MAX_TAG_KEY) || !isTag(tag.getValue(), MAX_TAG_VALUE)) {
                return Optional.of("tag " + tag.getKey());
            }
        }
        if (bytes(metadata) > MAX_METADATA_BYTES) {
            return Optional.of(bytes(metadata) + " bytes of metadata, " + MAX_METADATA_BYTES + " at most");
        }
        if (tags.size() > MAX_TAGS) {
            return Optional.of(tags.size() + " tags, " + MAX_TAGS + " at most");
        }
        if (acl != null && !ACLS.contains(acl)) {
            return Optional.of("ACL " + acl);
        }
        return storageClass == null || CLASS.matcher(storageClass).matches() ? Optional.empty() : Optional.of("storage class " + storageClass);
    }

    private static boolean isTag(String text, int maxBytes) {
        return TAG.matcher(text).matches() && text.getBytes(StandardCharsets.UTF_8).length <= maxBytes;
    }

    private static boolean isSendable(String value) {
        return value.chars().noneMatch(c -> c < ' ' && c != '\t' || c == 0x7f);
    }

    private static int bytes(Map<String, String> metadata) {
        return metadata.entrySet().stream().mapToInt(entry -> (META + entry.getKey() + entry.getValue()).getBytes(StandardCharsets.UTF_8).length).sum();
    }

    private static Map<String, String> sorted(Map<String, String> map, UnaryOperator<String> name) {
        var sorted = new TreeMap<String, String>();
        map.forEach((key, value) -> sorted.put(name.apply(key), value));
        return Collections.unmodifiableMap(sorted);
    }
}
